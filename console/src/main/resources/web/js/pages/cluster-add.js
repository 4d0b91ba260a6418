/** Adds a cluster in two steps: its name, then what to put on its control plane, until the first event comes. Fires "added", "close". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { at, put } from '../api/client.js';
import '../ui/dialog.js';
import './cluster-setup.js';

const PROVIDERS = ['', 'aws', 'gcp', 'azure', 'on-premises'];

class ClusterAdd extends LitElement {
  static properties = { added: { state: true }, problem: { state: true }, busy: { state: true } };
  static styles = [
    controls,
    layout,
    css`
      form {
        display: grid;
        gap: 14px;
      }
      .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }
      @media (max-width: 640px) {
        .pair {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  async #add(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const attributes = Object.fromEntries(
      ['provider', 'account', 'region'].map((name) => [name, form.get(name).trim()]).filter(([, value]) => value),
    );
    this.busy = true;
    this.problem = null;
    const id = form.get('id').trim();
    try {
      await put(at`/clusters/${id}`, { attributes, labels: {} }, { create: true });
      this.added = id;
      this.dispatchEvent(new CustomEvent('added'));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  render() {
    return html`
      <bb-dialog
        ?wide=${this.added}
        open
        heading=${this.added ? `Set up ${this.added}` : 'Add a cluster'}
        @close=${this.#close}
      >
        ${
          this.added
            ? html`
                <bb-cluster-setup .clusterId=${this.added} waits></bb-cluster-setup>
              `
            : this.#form()
        }
        ${
          this.added
            ? html`
                <a slot="actions" class="button primary" href="/clusters/${this.added}">
                  To the cluster${icon('right', 12)}
                </a>
              `
            : nothing
        }
      </bb-dialog>
    `;
  }

  #form() {
    const taken = this.problem?.status === 412;
    return html`
      <form @submit=${this.#add}>
        <label class="field">
          <span>Name</span>
          <input
            name="id"
            required
            autofocus
            maxlength="63"
            pattern="[a-z0-9\\-]+"
            autocapitalize="none"
            spellcheck="false"
            placeholder="prod-eu-1"
            title="a–z, 0–9 and -, at most 63"
            aria-describedby="name-hint"
          />
          <em class="hint" id="name-hint">
            What alerts and rules call it: a–z, 0–9 and -. It cannot be changed later.
          </em>
        </label>
        <div class="pair">
          <label class="field">
            <span>Provider</span>
            <select name="provider">
              ${PROVIDERS.map(
                (one) => html`
                  <option value=${one}>${one || 'not said'}</option>
                `,
              )}
            </select>
          </label>
          <label class="field">
            <span>Region</span>
            <input name="region" placeholder="optional" />
          </label>
        </div>
        <label class="field">
          <span>Account</span>
          <input name="account" placeholder="optional" />
          <em class="hint">Rules may ask for provider, account and region.</em>
        </label>
        ${
          this.problem
            ? html`
                <p class="notice bad" role="alert">
                  ${taken ? 'There is a cluster of that name already.' : this.problem.message}
                </p>
              `
            : nothing
        }
        <div class="row">
          <span class="grow"></span>
          <button type="button" @click=${this.#close}>Cancel</button>
          <button class="primary" ?disabled=${this.busy}>Add</button>
        </div>
      </form>
    `;
  }
}

customElements.define('bb-cluster-add', ClusterAdd);
