/**
 * Small marks: <bb-severity value="high">, <bb-badge tone="ok" icon="check">live</bb-badge> (tones: neutral, accent,
 * ok, medium, high, critical, low), and `techniques(['T1610'])` as links.
 * A severity is told by its word and its number of bars, not by colour alone.
 *
 * In a table, where hundreds stand, `severityMark(value)` and `badgeMark(text, tone)` draw the same without an element
 * each; <bb-table> has `badgeStyles`.
 */
import { LitElement, html, css } from 'lit';
import { icon } from './icon.js';

export const SEVERITIES = ['critical', 'high', 'medium', 'low'];

const host = css`
  :host {
    display: inline-flex;
    vertical-align: middle;
  }
`;

export const badgeStyles = css`
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    height: 20px;
    padding: 0 7px;
    border-radius: 5px;
    background: var(--tint);
    color: var(--ink);
    font: 500 var(--size-xs) / 20px var(--font);
    white-space: nowrap;
  }
  .neutral {
    --tint: var(--surface-3);
    --ink: var(--text-2);
  }
  .accent {
    --tint: var(--accent-tint);
    --ink: var(--accent);
  }
  .ok {
    --tint: var(--ok-tint);
    --ink: var(--ok);
  }
  .low {
    --tint: var(--low-tint);
    --ink: var(--low);
    --bar: var(--low-fill);
  }
  .medium {
    --tint: var(--medium-tint);
    --ink: var(--medium);
    --bar: var(--medium-fill);
  }
  .high {
    --tint: var(--high-tint);
    --ink: var(--high);
    --bar: var(--high-fill);
  }
  .critical {
    --tint: var(--critical-tint);
    --ink: var(--critical);
    --bar: var(--critical-fill);
  }
  .badge svg {
    width: 12px;
    height: 12px;
  }
  .bars {
    display: flex;
    align-items: flex-end;
    gap: 1.5px;
    height: 10px;
  }
  .bars i {
    width: 2.5px;
    border-radius: 1px;
    background: var(--bar);
    opacity: 0.28;
  }
  .bars i:nth-child(1) {
    height: 4px;
  }
  .bars i:nth-child(2) {
    height: 6px;
  }
  .bars i:nth-child(3) {
    height: 8px;
  }
  .bars i:nth-child(4) {
    height: 10px;
  }
  .bars i.on {
    opacity: 1;
  }
`;

export const badgeMark = (text, tone = 'neutral', title = '') => html`
  <span class="badge ${tone}" title=${title}>${text}</span>
`;

export function severityMark(value) {
  const rank = SEVERITIES.length - SEVERITIES.indexOf(value);
  const bars = [1, 2, 3, 4].map(
    (n) => html`
      <i class=${n <= rank ? 'on' : ''}></i>
    `,
  );
  return html`
    <span class="badge ${value}">
      <span class="bars" aria-hidden="true">${bars}</span>
      ${value}
    </span>
  `;
}

class Badge extends LitElement {
  static properties = { tone: {}, icon: {} };
  static styles = [host, badgeStyles];

  constructor() {
    super();
    this.tone = 'neutral';
  }

  render() {
    return html`
      <span class="badge ${this.tone}">
        ${this.icon ? icon(this.icon, 12) : ''}
        <slot></slot>
      </span>
    `;
  }
}

class Severity extends LitElement {
  static properties = { value: {} };
  static styles = [host, badgeStyles];

  render() {
    return severityMark(this.value);
  }
}

customElements.define('bb-badge', Badge);
customElements.define('bb-severity', Severity);
