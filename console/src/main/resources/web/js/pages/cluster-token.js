/** The secret in a cluster's webhook address: shown when asked for (which is recorded), renewed with an overlap. Fires "rotated". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { complain } from '../ui/toast.js';
import { at, get, post } from '../api/client.js';
import '../ui/copy.js';
import '../ui/dialog.js';
import '../ui/time.js';

const OVERLAPS = [
  ['PT0S', 'at once'],
  ['PT1H', 'after an hour'],
  ['PT24H', 'after a day'],
  ['PT168H', 'after a week'],
];

class ClusterToken extends LitElement {
  static properties = {
    cluster: { attribute: false },
    webhook: { state: true },
    asking: { state: true },
    busy: { state: true },
    fresh: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      .url {
        display: flex;
        gap: 6px;
        align-items: center;
        padding: 4px 4px 4px 10px;
        border-radius: var(--radius);
        background: var(--surface-2);
      }
      .url code {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  async #show() {
    await this.#do(async () => (this.webhook = (await get(at`/clusters/${this.cluster.id}/webhook`)).data.webhook));
  }

  async #rotate(event) {
    event.preventDefault();
    const overlap = new FormData(event.target).get('overlap');
    await this.#do(async () => {
      this.webhook = (await post(at`/clusters/${this.cluster.id}/token`, { overlap })).data.webhook;
      this.fresh = true;
      this.asking = false;
      this.dispatchEvent(new CustomEvent('rotated'));
    });
  }

  async #do(work) {
    this.busy = true;
    try {
      await work();
    } catch (problem) {
      complain(problem);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const ending = (this.cluster.tokens ?? []).filter(
      (token) => token.validUntil && Date.parse(token.validUntil) > Date.now(),
    );
    return html`
      <section class="panel">
        <header><h2>Webhook address</h2></header>
        <div class="body stack">
          ${
            this.fresh
              ? html`
                  <p class="notice good">${icon('check')}Put the new address into audit-webhook.yaml.</p>
                `
              : nothing
          }
          ${
            this.webhook
              ? html`
                  <div class="url">
                    <code>${this.webhook}</code>
                    <bb-copy .text=${this.webhook}></bb-copy>
                  </div>
                `
              : html`
                  <p class="muted">It holds a secret. That you look at it is recorded.</p>
                `
          }
          ${ending.map(
            (token) => html`
              <p class="notice">
                The one before works until
                <bb-time value=${token.validUntil}></bb-time>
                .
              </p>
            `,
          )}
          <div class="row">
            ${
              this.webhook
                ? nothing
                : html`
                    <button ?disabled=${this.busy} @click=${this.#show}>${icon('key', 14)}Show</button>
                  `
            }
            <button ?disabled=${this.busy} @click=${() => (this.asking = true)}>${icon('refresh', 14)}Renew…</button>
          </div>
        </div>
      </section>
      <bb-dialog heading="Renew the address" ?open=${this.asking} @close=${() => (this.asking = false)}>
        <form class="stack" @submit=${this.#rotate}>
          <label class="field">
            <span>The present one stops working</span>
            <select name="overlap">
              ${OVERLAPS.map(
                ([value, title]) => html`
                  <option value=${value} ?selected=${value === 'PT24H'}>${title}</option>
                `,
              )}
            </select>
            <em class="hint">Until then both work, so that no event is lost while you replace it.</em>
          </label>
          <div class="row">
            <span class="grow"></span>
            <button type="button" @click=${() => (this.asking = false)}>Cancel</button>
            <button class="primary" ?disabled=${this.busy}>Renew</button>
          </div>
        </form>
      </bb-dialog>
    `;
  }
}

customElements.define('bb-cluster-token', ClusterToken);
