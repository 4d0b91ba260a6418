/** Whether services and channels work: <bb-health-panel .services=${…} .channels=${…}>. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { properties } from '../ui/properties.js';
import { short } from '../ui/time.js';
import '../ui/badge.js';
import '../ui/time.js';

class HealthPanel extends LitElement {
  static properties = { services: { attribute: false }, channels: { attribute: false } };
  static styles = [
    controls,
    layout,
    css`
      ul {
        list-style: none;
        margin: 0;
        padding: 4px 0;
      }
      li {
        display: grid;
        grid-template-columns: 14px minmax(0, 1fr) auto;
        gap: 2px 10px;
        align-items: center;
        min-height: 38px;
        padding: 5px 16px;
      }
      .dot {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--tone);
      }
      .why {
        grid-column: 2 / -1;
        color: var(--text-2);
        font-size: var(--size-s);
        overflow-wrap: anywhere;
      }
      .lag {
        color: var(--text-3);
        font-size: var(--size-s);
        font-variant-numeric: tabular-nums;
      }
      .part {
        padding: 8px 16px 0;
      }
    `,
  ];

  render() {
    return html`
      <section class="panel">
        <header><h2>Health</h2></header>
        <h3 class="part">Services</h3>
        <ul>
          ${this.services.map((one) => this.#line(one.instance ?? one.service, this.#service(one), one))}
        </ul>
        <h3 class="part">Channels</h3>
        <ul>
          ${
            this.channels.length
              ? this.channels.map((one) => this.#line(one.id, this.#channel(one), one))
              : html`
                  <li>
                    <span></span>
                    <span class="muted">None. Alerts are kept, and told to nobody.</span>
                  </li>
                `
          }
        </ul>
      </section>
    `;
  }

  #service(one) {
    if (one.state === 'silent') {
      return [
        'high',
        'silent',
        html`
          last heard of
          <bb-time value=${one.at} relative></bb-time>
        `,
      ];
    }
    return one.state === 'ready' ? ['ok', 'ready', null] : ['high', 'in trouble', one.why];
  }

  #channel(one) {
    if (!one.enabled) {
      return ['muted', 'off', null];
    }
    const { lastError } = one.status;
    return lastError ? ['high', 'in trouble', lastError] : ['ok', 'on', null];
  }

  #line(name, [tone, word, why], one) {
    return html`
      <li>
        <span class="dot" ${properties({ '--tone': `var(--${tone}-fill)` })}></span>
        <span class="cut" title=${name}>${name}</span>
        <span class="lag">${behind(one) ? `${short(behind(one))} behind · ` : ''}${word}</span>
        ${
          why
            ? html`
                <span class="why">${why}</span>
              `
            : nothing
        }
      </li>
    `;
  }
}

/** Records that a service has yet to read, or a channel to send. */
const behind = (one) => one.counters?.lag ?? one.counters?.behind ?? one.status?.lag ?? 0;

customElements.define('bb-health-panel', HealthPanel);
