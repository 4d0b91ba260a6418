/** The look of <bb-alert-detail>. */
import { css } from 'lit';

export const alertDetailStyles = css`
  .top {
    display: grid;
    gap: 10px;
    padding: 18px;
    border-bottom: 1px solid var(--line);
  }
  .top h2 {
    font-size: var(--size-l);
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .top p {
    overflow-wrap: anywhere;
    color: var(--text-2);
  }
  section {
    padding: 16px 18px;
    border-bottom: 1px solid var(--line);
    min-width: 0;
  }
  section:last-child {
    border: 0;
  }
  section > h3 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-bottom: 10px;
    min-height: 26px;
  }
  section > h3 span {
    flex: 1;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  td,
  th {
    padding: 6px 10px 6px 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  tr:last-child > * {
    border: 0;
  }
  th {
    width: 46%;
    font-weight: 400;
    color: var(--text-2);
  }
  td mark {
    background: var(--mark);
    color: var(--mark-text);
    border-radius: 3px;
    padding: 1px 4px;
    font-weight: 600;
  }
  .neighbours {
    margin: 0 -18px -16px;
  }
`;
