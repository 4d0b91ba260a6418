/** The look of <bb-policy-list>: a line is a grid of cells, on narrow screens a card of the same cells. */
import { css } from 'lit';

export const listStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    height: 100%;
  }
  .table {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
  }
  .head {
    overflow: hidden;
    scrollbar-gutter: stable;
    border-bottom: 1px solid var(--line);
  }
  .body {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow: auto;
    overflow-anchor: none;
    overflow-x: clip;
    scrollbar-gutter: stable;
  }
  .body:focus-visible {
    outline-offset: -2px;
  }
  .spacer {
    position: relative;
  }
  .line {
    display: grid;
    grid-template-columns: 26px 36px 32px minmax(180px, 1fr) 78px 86px minmax(64px, 104px) 58px 66px 80px 84px;
    align-items: center;
    column-gap: 8px;
    padding: 0 8px;
  }
  .head .line {
    height: 32px;
    color: var(--text-3);
    font-size: var(--size-s);
    font-weight: 500;
  }
  .body .line {
    position: absolute;
    left: 0;
    right: 0;
    top: 0;
    height: var(--height);
    contain: strict;
    transform: translateY(var(--y));
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  .moving .line {
    transition: transform 0.12s ease-out;
  }
  .body .line:hover {
    background: var(--surface-2);
  }
  .body .line.shadow {
    background: repeating-linear-gradient(135deg, var(--surface) 0 9px, var(--surface-2) 9px 10px);
  }
  .body .line.held {
    z-index: 2;
    background: var(--accent-tint);
    box-shadow: var(--shadow-high);
    border-radius: var(--radius);
  }
  .body .line.dragged {
    transition: none;
    cursor: grabbing;
  }
  .line > * {
    min-width: 0;
  }
  .grip button {
    cursor: grab;
    touch-action: none;
    color: var(--text-3);
  }
  .position,
  .live,
  .shadowed {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .position,
  .none {
    color: var(--text-3);
  }
  .live.strong:not(.none),
  .shadowed.strong:not(.none) {
    font-weight: 600;
  }
  .last {
    white-space: nowrap;
  }
  .rule {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 2px;
    line-height: 1.3;
  }
  .name {
    color: var(--text);
    font-weight: 550;
  }
  .off .name {
    color: var(--text-3);
    font-weight: 450;
  }
  .name,
  .sub {
    max-width: 100%;
  }
  .name,
  .sub,
  .remark span,
  .scope span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sub {
    color: var(--text-3);
    font-size: var(--size-xs);
  }
  .remark {
    justify-content: flex-start;
    gap: 5px;
    min-height: 18px;
    max-width: 100%;
    padding: 0;
    border: 0;
    background: none;
    color: var(--medium);
    font-weight: 450;
    font-size: var(--size-s);
  }
  .remark:hover:not(:disabled) {
    background: none;
    text-decoration: underline;
  }
  .remark.error {
    color: var(--critical);
  }
  .remark svg {
    flex: none;
  }
  select {
    min-height: 26px;
    padding: 1px 4px;
  }
  select.shadow,
  select.ignore {
    color: var(--accent);
    border-color: var(--accent);
  }
  .scope {
    max-width: 100%;
    justify-content: flex-start;
    font-weight: 450;
  }
  .scope:disabled {
    opacity: 1;
  }
  .scope.some {
    color: var(--accent);
  }
  .tools {
    display: flex;
    justify-content: flex-end;
    gap: 2px;
  }
  .switch {
    position: relative;
    width: 32px;
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
  }
  .switch::before {
    content: '';
    width: 30px;
    height: 17px;
    border-radius: 9px;
    border: 1px solid var(--text-3);
    background: var(--surface-3);
  }
  .switch::after {
    content: '';
    position: absolute;
    left: 4px;
    width: 11px;
    height: 11px;
    border-radius: 50%;
    background: var(--text-3);
    transition: transform 0.1s;
  }
  .switch:hover:not(:disabled) {
    background: none;
  }
  .switch[aria-checked='true']::before {
    border-color: var(--accent);
    background: var(--accent);
  }
  .switch[aria-checked='true']::after {
    background: var(--on-accent);
    transform: translateX(13px);
  }
  .switch:disabled {
    opacity: 1;
  }
  @media (max-width: 1060px) {
    .head {
      display: none;
    }
    .body .line {
      grid-template:
        'grip rule rule rule severity' auto
        'on mode clusters clusters tools' 26px
        'position live shadowed last last' 18px / 32px 92px minmax(0, 0.9fr) minmax(0, 1fr) auto;
      gap: 6px 8px;
      padding: 8px 10px;
      align-content: center;
    }
    .line .grip {
      grid-area: grip;
    }
    .line .rule {
      grid-area: rule;
    }
    .line .severity {
      grid-area: severity;
    }
    .line .on {
      grid-area: on;
    }
    .line .mode {
      grid-area: mode;
    }
    .line .clusters {
      grid-area: clusters;
    }
    .line .tools {
      grid-area: tools;
      display: flex;
    }
    .line .position {
      grid-area: position;
      text-align: center;
    }
    .line .live,
    .line .shadowed,
    .line .last {
      font-size: var(--size-s);
      text-align: left;
      white-space: nowrap;
    }
    .line .live {
      grid-area: live;
    }
    .line .shadowed {
      grid-area: shadowed;
    }
    .line .last {
      grid-area: last;
      text-align: right;
    }
    .line .live::after {
      content: ' matches';
    }
    .line .shadowed::after {
      content: ' in shadow';
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .moving .line,
    .switch::after {
      transition: none;
    }
  }
`;
