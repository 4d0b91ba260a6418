/**
 * Sheets that components share: `controls` (buttons, fields, links, focus), `layout` (page, panel, stack, row).
 *
 *   static styles = [controls, layout, css`…`];
 *
 * Buttons: <button>, .primary, .danger, .ghost, .icon (square), .small. Fields: <label class="field"><span>Name</span><input></label>
 * with <em class="hint"> or <em class="error">. Panels: <section class="panel"><header><h2>…</h2></header>…</section>.
 */
import { css } from 'lit';

export { layout } from './layout.js';

export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  a {
    color: var(--accent);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
    border-radius: 4px;
  }

  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: var(--control);
    padding: 0 11px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: 500 var(--size) var(--font);
    white-space: nowrap;
    cursor: pointer;
    user-select: none;
    transition:
      background-color 0.1s,
      border-color 0.1s;
  }
  button:hover:not(:disabled),
  .button:hover {
    background: var(--surface-2);
    text-decoration: none;
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  button.primary,
  .button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  button.primary:hover:not(:disabled),
  .button.primary:hover {
    background: var(--accent-hover);
    border-color: var(--accent-hover);
  }
  button.danger {
    color: var(--critical);
  }
  button.danger:hover:not(:disabled) {
    background: var(--critical-tint);
    border-color: var(--critical);
  }
  button.ghost,
  .button.ghost {
    border-color: transparent;
    background: transparent;
    color: var(--text-2);
  }
  button.ghost:hover:not(:disabled),
  .button.ghost:hover {
    background: var(--surface-3);
    color: var(--text);
  }
  button.icon {
    width: var(--control);
    padding: 0;
    flex: none;
  }
  button.small,
  .button.small {
    min-height: 26px;
    padding: 0 8px;
    font-size: var(--size-s);
  }
  button.small.icon {
    width: 26px;
    padding: 0;
  }
  button[aria-pressed='true'] {
    background: var(--accent-tint);
    border-color: var(--accent);
    color: var(--accent);
  }

  input,
  select,
  textarea {
    width: 100%;
    min-height: var(--control);
    padding: 4px 9px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: var(--size) var(--font);
  }
  textarea {
    min-height: 76px;
    line-height: 1.45;
    resize: vertical;
  }
  select {
    padding-right: 4px;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--text-3);
    opacity: 1;
  }
  input:hover,
  select:hover,
  textarea:hover {
    border-color: var(--text-3);
  }
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: -1px;
    border-color: var(--focus);
    border-radius: var(--radius);
  }
  input[aria-invalid='true'] {
    border-color: var(--critical);
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 16px;
    height: 16px;
    min-height: 0;
    margin: 0;
    accent-color: var(--accent);
    flex: none;
  }
  .field {
    display: grid;
    gap: 5px;
    min-width: 0;
  }
  .field > span {
    font-weight: 500;
    color: var(--text-2);
    font-size: var(--size-s);
  }
  .hint,
  .error {
    font-style: normal;
    font-size: var(--size-s);
    color: var(--text-3);
    overflow-wrap: anywhere;
  }
  .error {
    color: var(--critical);
  }
  .check {
    display: flex;
    align-items: center;
    gap: 8px;
    cursor: pointer;
  }

  kbd {
    min-width: 18px;
    padding: 1px 5px;
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    background: var(--surface-2);
    color: var(--text-2);
    font: 500 var(--size-xs) var(--font);
    text-align: center;
  }
  code,
  .mono {
    font-family: var(--mono);
    font-size: 12px;
  }
  .muted {
    color: var(--text-3);
  }
  [dir='auto'] {
    text-align: left;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
