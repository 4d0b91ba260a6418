/** The sheet for pages: page, head, panel, stack, row, facts, notice. Imported through styles.js. */
import { css } from 'lit';

export const layout = css`
  :host {
    display: block;
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
  }
  h1 {
    font-size: var(--size-xl);
    font-weight: 600;
    letter-spacing: -0.01em;
    line-height: 1.25;
  }
  h2 {
    font-size: var(--size);
    font-weight: 600;
  }
  h3 {
    font-size: var(--size-s);
    font-weight: 600;
    color: var(--text-2);
  }
  .page {
    display: grid;
    gap: var(--s4);
    padding: var(--s4) var(--s5) var(--s6);
    align-content: start;
  }
  .page > * {
    min-width: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
    min-height: var(--control);
  }
  .head > .grow,
  .row > .grow {
    flex: 1;
    min-width: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
  }
  .stack {
    display: grid;
    gap: var(--s3);
    align-content: start;
  }
  .stack > * {
    min-width: 0;
  }
  .panel {
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface);
    box-shadow: var(--shadow);
    min-width: 0;
  }
  .panel > header {
    display: flex;
    align-items: center;
    gap: var(--s2);
    min-height: 40px;
    padding: 4px var(--s3) 4px var(--s4);
    border-bottom: 1px solid var(--line);
  }
  .panel > header h2 {
    flex: 1;
    min-width: 0;
  }
  .panel > .body {
    padding: var(--s4);
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-width: 0;
  }
  .wrap {
    overflow-wrap: anywhere;
  }
  .numeric {
    font-variant-numeric: tabular-nums;
  }
  .notice {
    display: flex;
    align-items: center;
    gap: var(--s2);
    padding: 9px var(--s3);
    border-radius: var(--radius);
    background: var(--surface-2);
    color: var(--text-2);
    overflow-wrap: anywhere;
  }
  .notice.warn {
    background: var(--medium-tint);
    color: var(--medium);
  }
  .notice.bad {
    background: var(--critical-tint);
    color: var(--critical);
  }
  .notice.good {
    background: var(--ok-tint);
    color: var(--ok);
  }
  .notice.calm {
    background: var(--accent-tint);
    color: var(--accent);
  }
  dl.facts {
    display: grid;
    grid-template-columns: minmax(96px, max-content) minmax(0, 1fr);
    gap: 7px var(--s4);
    margin: 0;
  }
  dl.facts dt {
    color: var(--text-3);
  }
  dl.facts dd {
    margin: 0;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  dl.facts dd a {
    text-decoration: underline;
    text-underline-offset: 2px;
    text-decoration-thickness: 1px;
  }
  @media (max-width: 640px) {
    .page {
      padding: var(--s3) var(--s3) var(--s6);
      gap: var(--s3);
    }
    .panel > .body {
      padding: var(--s3);
    }
  }
`;
