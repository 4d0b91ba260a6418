/** A line above the page while the server does not answer; it asks again until it does, then says "changed". */
import { LitElement, html, css, nothing } from 'lit';
import { watch, get } from '../api/client.js';
import { icon } from '../ui/icon.js';

const PAUSE_MILLIS = 3000;

class Connection extends LitElement {
  static properties = { lost: { state: true } };
  static styles = css`
    p {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 8px;
      margin: 0;
      padding: 6px 12px;
      background: var(--medium-tint);
      color: var(--medium);
      font-size: var(--size-s);
      font-weight: 500;
    }
  `;

  #timer = 0;
  #lost = () => this.#become(true);
  #back = () => this.#become(false);

  connectedCallback() {
    super.connectedCallback();
    watch.addEventListener('unreachable', this.#lost);
    watch.addEventListener('reachable', this.#back);
    addEventListener('offline', this.#lost);
    addEventListener('online', this.#ask);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    watch.removeEventListener('unreachable', this.#lost);
    watch.removeEventListener('reachable', this.#back);
    removeEventListener('offline', this.#lost);
    removeEventListener('online', this.#ask);
    super.disconnectedCallback();
  }

  #become(lost) {
    this.lost = lost;
    clearTimeout(this.#timer);
    if (lost) {
      this.#timer = setTimeout(this.#ask, PAUSE_MILLIS);
    }
  }

  #ask = () => {
    get('/session').catch(() => {});
  };

  render() {
    return this.lost
      ? html`
          <p role="status">${icon('offline', 14)}The console does not answer. Trying again…</p>
        `
      : nothing;
  }
}

customElements.define('bb-connection', Connection);
