/**
 * <bb-copy .text=${yaml} label="Copy"></bb-copy>: puts text on the clipboard and says so.
 * <bb-code .text=${yaml} name="audit-policy.yaml" .href=${download}></bb-code>: a block with its copy button.
 */
import { LitElement, html, css, nothing } from 'lit';
import { icon } from './icon.js';
import { controls } from './styles.js';

/** @returns {Promise<boolean>} whether it is on the clipboard; over plain HTTP browsers have no clipboard API */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  area.style.setProperty('position', 'fixed');
  area.style.setProperty('opacity', '0');
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}

class Copy extends LitElement {
  static properties = { text: {}, label: {}, done: { state: true } };
  static styles = [
    controls,
    css`
      :host {
        display: inline-flex;
      }
    `,
  ];

  async #click(event) {
    event.stopPropagation();
    this.done = await copy(String(this.text ?? ''));
    setTimeout(() => (this.done = false), 1600);
  }

  render() {
    const label = this.done ? 'Copied' : (this.label ?? 'Copy');
    const only = this.label === undefined;
    return html`
      <button
        class="ghost small ${only ? 'icon' : ''}"
        title=${label}
        aria-label=${only ? label : nothing}
        @click=${this.#click}
      >
        ${icon(this.done ? 'check' : 'copy', 14)}${only ? '' : label}
      </button>
      <span class="visually-hidden" role="status">${this.done ? 'Copied' : ''}</span>
    `;
  }
}

class Code extends LitElement {
  static properties = { text: {}, name: {}, href: {} };
  static styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      figure {
        margin: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-2);
        overflow: hidden;
      }
      figcaption {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 3px 4px 3px 12px;
        border-bottom: 1px solid var(--line);
        color: var(--text-2);
        font-size: var(--size-s);
      }
      figcaption span {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      pre {
        margin: 0;
        padding: 10px 12px;
        max-height: 300px;
        overflow: auto;
        font: 12px / 1.55 var(--mono);
        tab-size: 2;
        white-space: pre;
        color: var(--text);
      }
    `,
  ];

  render() {
    return html`
      <figure>
        <figcaption>
          <span>${this.name ?? ''}</span>
          ${
            this.href
              ? html`
                  <a class="button ghost small" href=${this.href} download>${icon('download', 14)}Download</a>
                `
              : nothing
          }
          <bb-copy .text=${this.text} label="Copy"></bb-copy>
        </figcaption>
        <pre tabindex="0" role="region" aria-label=${this.name ?? 'text'}>${this.text}</pre>
      </figure>
    `;
  }
}

customElements.define('bb-copy', Copy);
customElements.define('bb-code', Code);
