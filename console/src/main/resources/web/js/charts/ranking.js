/**
 * The most frequent of something, as bars: <bb-ranking .items=${[{title, n, href, color}]} label="Rules"></bb-ranking>.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls } from '../ui/styles.js';
import { properties } from '../ui/properties.js';
import { count, short } from '../ui/time.js';

class Ranking extends LitElement {
  static properties = { items: { attribute: false }, label: {} };
  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      ol {
        list-style: none;
        margin: 0;
        padding: 6px 0;
      }
      li {
        position: relative;
      }
      li > * {
        display: flex;
        gap: 12px;
        align-items: center;
        min-height: 29px;
        padding: 0 16px;
        color: var(--text);
      }
      li > a:hover {
        background: var(--surface-2);
        text-decoration: none;
      }
      li::before {
        content: '';
        position: absolute;
        inset: 3px auto 3px 8px;
        width: calc((100% - 16px) * var(--share));
        border-radius: 4px;
        background: var(--tone);
        pointer-events: none;
      }
      .title {
        position: relative;
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .n {
        position: relative;
        font-variant-numeric: tabular-nums;
        color: var(--text-2);
      }
      p {
        margin: 0;
        padding: 22px 16px;
        color: var(--text-3);
        text-align: center;
      }
    `,
  ];

  render() {
    const items = this.items ?? [];
    const most = Math.max(1, ...items.map((item) => item.n));
    if (items.length === 0) {
      return html`
        <p>Nothing yet</p>
      `;
    }
    return html`
      <ol aria-label=${this.label ?? nothing}>
        ${items.map((item) => {
          const inner = html`
            <span class="title" title=${item.title} dir="auto">${item.title}</span>
            <span class="n" title=${count(item.n)}>${short(item.n)}</span>
          `;
          return html`
            <li ${properties({ '--share': item.n / most, '--tone': item.color ?? 'var(--accent-tint)' })}>
              ${
                item.href
                  ? html`
                      <a href=${item.href}>${inner}</a>
                    `
                  : html`
                      <div>${inner}</div>
                    `
              }
            </li>
          `;
        })}
      </ol>
    `;
  }
}

customElements.define('bb-ranking', Ranking);
