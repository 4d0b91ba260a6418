/**
 * What stands where the content will be: <bb-skeleton rows="8">, <bb-empty icon="alert" title="No alerts" text="…">
 * with an action in its slot, and <bb-failure .problem=${p} @retry=${…}>.
 */
import { LitElement, html, css, nothing } from 'lit';
import { icon } from './icon.js';
import { controls } from './styles.js';
import { properties } from './properties.js';

const box = css`
  :host {
    display: block;
  }
  .box {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 44px 20px;
    text-align: center;
    color: var(--text-3);
  }
  .box > svg {
    width: 26px;
    height: 26px;
    stroke-width: 1.1;
  }
  .box strong {
    color: var(--text);
    font-weight: 600;
    font-size: 14px;
  }
  .box p {
    margin: 0;
    max-width: 460px;
    overflow-wrap: anywhere;
  }
  ::slotted(*) {
    margin-top: 6px;
  }
`;

class Empty extends LitElement {
  static properties = { icon: {}, title: {}, text: {} };
  static styles = [controls, box];

  render() {
    return html`
      <div class="box">
        ${icon(this.icon ?? 'info')}
        <strong>${this.title}</strong>
        ${
          this.text
            ? html`
                <p>${this.text}</p>
              `
            : nothing
        }
        <slot></slot>
      </div>
    `;
  }
}

class Failure extends LitElement {
  static properties = { problem: { attribute: false } };
  static styles = [
    controls,
    box,
    css`
      .box > svg {
        color: var(--critical);
      }
    `,
  ];

  render() {
    const problem = this.problem;
    return html`
      <div class="box" role="alert">
        ${icon(problem?.isOffline ? 'offline' : 'warning')}
        <strong>
          ${problem?.isOffline ? 'The console does not answer' : problem?.title || 'This could not be read'}
        </strong>
        <p>${problem?.message}</p>
        <button @click=${() => this.dispatchEvent(new CustomEvent('retry'))}>${icon('refresh', 14)}Try again</button>
      </div>
    `;
  }
}

class Skeleton extends LitElement {
  static properties = { rows: { type: Number } };
  static styles = css`
    :host {
      display: block;
      padding: 12px 16px;
    }
    .line {
      height: 12px;
      margin: 12px 0;
      border-radius: 4px;
      background: var(--surface-3);
      width: var(--w);
      animation: breathe 1.4s infinite ease-in-out;
    }
    @keyframes breathe {
      50% {
        opacity: 0.45;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .line {
        animation: none;
      }
    }
  `;

  constructor() {
    super();
    this.rows = 6;
  }

  render() {
    return html`
      <div role="status" aria-label="Loading">
        ${Array.from(
          { length: this.rows },
          (_, i) => html`
            <div class="line" ${properties({ '--w': `${[92, 78, 86, 64, 81, 70][i % 6]}%` })}></div>
          `,
        )}
      </div>
    `;
  }
}

customElements.define('bb-empty', Empty);
customElements.define('bb-failure', Failure);
customElements.define('bb-skeleton', Skeleton);
