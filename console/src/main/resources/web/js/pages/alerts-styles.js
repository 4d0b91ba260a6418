/** The look of the page alerts. */
import { css } from 'lit';

export const alertsStyles = css`
  :host {
    height: 100%;
  }
  .page {
    grid-template-rows: auto auto auto minmax(260px, 1fr);
    height: 100%;
    gap: 12px;
    padding-bottom: var(--s4);
  }
  .list {
    display: flex;
    flex-direction: column;
    min-height: 0;
    position: relative;
    overflow: hidden;
  }
  .chart {
    padding: 14px 14px 4px 6px;
  }
  .news {
    position: absolute;
    z-index: 3;
    top: 40px;
    left: 50%;
    transform: translateX(-50%);
    border-radius: 20px;
    box-shadow: var(--shadow-high);
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  .news:hover:not(:disabled) {
    background: var(--accent-hover);
  }
  .live {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--text-3);
    font-size: var(--size-s);
  }
  .live i {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--tone);
  }
  .live.ok i {
    animation: pulse 2s infinite;
  }
  @keyframes pulse {
    50% {
      opacity: 0.35;
    }
  }
  select {
    width: auto;
  }
  .drawn {
    padding: 0 10px;
    color: var(--accent);
    border-color: var(--accent);
  }
  @media (max-width: 640px) {
    .head .grow {
      flex-basis: 100%;
    }
  }
  @media (max-width: 700px) {
    .page {
      grid-template-rows: auto auto auto minmax(420px, 1fr);
      height: auto;
    }
    .list {
      height: 74dvh;
    }
    .news {
      top: 8px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .live.ok i {
      animation: none;
    }
  }
`;
