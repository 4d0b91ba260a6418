/** The look of the page overview. */
import { css } from 'lit';

export const overviewStyles = css`
  select {
    width: auto;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
    gap: 12px;
  }
  .figure {
    display: grid;
    gap: 2px;
    align-content: start;
    padding: 13px 16px;
    color: var(--text);
  }
  a.figure:hover {
    text-decoration: none;
    border-color: var(--line-strong);
  }
  .figure b {
    font-size: var(--size-xxl);
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .figure span {
    color: var(--text-3);
    font-size: var(--size-s);
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .figure i {
    width: 8px;
    height: 8px;
    border-radius: 3px;
    background: var(--tone);
  }
  .events {
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 12px;
  }
  .events span {
    grid-column: 1 / -1;
  }
  .events bb-sparkline {
    grid-area: 1 / 2;
    align-self: center;
  }
  .chart {
    padding: 14px 14px 6px 6px;
  }
  .three {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 12px;
  }
  .two {
    display: grid;
    grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr);
    gap: 12px;
    align-items: start;
  }
  .clusters {
    list-style: none;
    margin: 0;
    padding: 4px 0;
  }
  .clusters a {
    display: grid;
    grid-template-columns: 14px minmax(0, 1fr) 110px 88px;
    gap: 10px;
    align-items: center;
    min-height: 38px;
    padding: 0 16px;
    color: var(--text);
  }
  .clusters a:hover {
    background: var(--surface-2);
    text-decoration: none;
  }
  .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--tone);
  }
  .when {
    text-align: right;
    color: var(--text-3);
    font-size: var(--size-s);
  }
  @media (max-width: 980px) {
    .three,
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 640px) {
    .figures {
      grid-template-columns: 1fr 1fr;
    }
    .clusters a {
      grid-template-columns: 14px minmax(0, 1fr) 70px 78px;
    }
  }
`;
