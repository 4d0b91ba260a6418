/** The look of <bb-table>. */
import { css } from 'lit';

export const rowStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  :host([fill]) {
    display: flex;
    flex-direction: column;
    min-height: 0;
    height: 100%;
  }
  .table {
    display: flex;
    flex-direction: column;
    min-height: 0;
    flex: 1;
  }
  .body {
    min-height: 0;
    overflow-x: clip;
  }
  :host([fill]) .body {
    flex: 1;
    overflow: auto;
    overflow-anchor: none;
    scrollbar-gutter: stable;
  }
  :host([fill]) .head {
    overflow: hidden;
    scrollbar-gutter: stable;
  }
  .body:focus-visible {
    outline-offset: -2px;
  }
  .spacer {
    position: relative;
    contain: layout;
  }
  .line {
    position: relative;
    display: grid;
    grid-template-columns: var(--grid);
    height: var(--height);
    border-bottom: 1px solid var(--line);
    align-items: center;
    padding: 0 8px;
  }
  .head .line {
    height: 32px;
    background: var(--surface);
  }
  [role='columnheader'] {
    padding: 0 8px;
    font-size: var(--size-s);
    font-weight: 500;
    color: var(--text-3);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  [role='cell'] {
    padding: 0 8px;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [role='cell'] .numeric,
  [role='cell']:first-child {
    font-variant-numeric: tabular-nums;
  }
  .end-cell {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .end-cell .sort {
    flex-direction: row-reverse;
  }
  .sort {
    min-height: 22px;
    padding: 0 4px;
    margin: 0 -4px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    gap: 3px;
  }
  .sort:hover:not(:disabled) {
    background: var(--surface-3);
    color: var(--text);
  }
  .link {
    cursor: pointer;
  }
  .link:hover {
    background: var(--surface-2);
  }
  .selected,
  .selected:hover {
    background: var(--accent-tint);
  }
  .new {
    animation: arrive 2.4s ease-out;
  }
  @keyframes arrive {
    from {
      background: var(--accent-tint);
    }
  }
  /* The row's link covers it, beneath the links and buttons that stand in its cells. */
  .cover {
    position: absolute;
    inset: 0;
    z-index: 0;
  }
  .cover:focus-visible {
    outline-offset: -2px;
  }
  [role='cell'] > :not(.cover) {
    position: relative;
    z-index: 1;
  }
  .link [role='cell'] {
    pointer-events: none;
  }
  .link [role='cell'] :is(a, button, bb-copy, select, input),
  .link [role='cell'] .cover {
    pointer-events: auto;
  }
  .end {
    margin: 0;
    padding: 12px 16px;
    color: var(--text-3);
  }
  ul.plain {
    margin: 0;
  }
  .two {
    display: grid;
    gap: 3px;
    line-height: 1.3;
  }
  .two > * {
    overflow: hidden;
    text-overflow: ellipsis;
    min-width: 0;
  }
  .sub {
    color: var(--text-3);
    font-size: var(--size-s);
    display: flex;
    gap: 7px;
    align-items: center;
    overflow: hidden;
  }
  .sub > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-width: 0;
  }
  .sub > .fix {
    flex: none;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .muted {
    color: var(--text-3);
  }
  .strong {
    font-weight: 550;
  }
  .flow {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    overflow: hidden;
  }
  .flow > * {
    flex: none;
  }
  .flow > .cut {
    flex: 0 1 auto;
    min-width: 0;
  }
  .flow > .cut.first {
    flex-shrink: 0;
    max-width: 62%;
  }
  .flow > .grow {
    flex: 1 1 0;
    min-width: 0;
  }
  .soon {
    color: var(--medium);
  }
  [role='cell'] select {
    min-height: 26px;
    padding: 1px 4px;
  }
  @media (prefers-reduced-motion: reduce) {
    .new {
      animation: none;
    }
  }
`;
