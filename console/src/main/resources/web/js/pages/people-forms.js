/** Adds a user or a token, or sets a user's password: <bb-people-form kind="user|token|password">. A secret is shown once. Fires "saved", "close". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { toast } from '../ui/toast.js';
import { at, get, put } from '../api/client.js';
import '../ui/copy.js';
import '../ui/dialog.js';

const ROLES = [
  ['viewer', 'reads'],
  ['editor', 'also changes rules and the policy'],
  ['operator', 'also changes clusters and channels'],
  ['admin', 'also changes people'],
];
const DAY = 86_400_000;
const LIVES = [30, 90, 365];
const HEADINGS = { user: 'Add a user', token: 'Add a token', password: 'New password' };

class PeopleForm extends LitElement {
  static properties = {
    kind: {},
    user: { attribute: false },
    problem: { state: true },
    busy: { state: true },
    secret: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      .secret {
        display: flex;
        gap: 6px;
        align-items: center;
        padding: 6px 6px 6px 12px;
        border-radius: var(--radius);
        background: var(--surface-2);
      }
      .secret code {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 8px;
      }
      legend {
        padding: 0 0 7px;
        font-weight: 500;
        color: var(--text-2);
        font-size: var(--size-s);
      }
    `,
  ];

  async #save(event) {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    this.problem = null;
    try {
      await this[`save_${this.kind}`](form);
      this.dispatchEvent(new CustomEvent('saved'));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  async save_user({ name, role }) {
    const { data } = await put(at`/users/${name.trim()}`, { role }, { create: true });
    this.secret = data.password;
  }

  async save_password({ password }) {
    const path = at`/users/${this.user.name}`;
    const { etag } = await get(path);
    await put(path, { role: this.user.role, password }, { etag });
    toast(`${this.user.name} has a new password`);
    this.#close();
  }

  async save_token({ name, role, life }) {
    const expiresAt = new Date(Date.now() + Number(life) * DAY).toISOString();
    const { data } = await put(at`/tokens/${name.trim()}`, { role, expiresAt }, { create: true });
    this.secret = data.secret;
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  render() {
    return html`
      <bb-dialog
        open
        heading=${this.kind === 'password' ? `New password for ${this.user.name}` : HEADINGS[this.kind]}
        @close=${this.#close}
      >
        ${this.secret ? this.#shown() : this.#form()}
      </bb-dialog>
    `;
  }

  #shown() {
    return html`
      <div class="stack">
        <p class="notice good">${icon('check')}Copy it now: it is shown only this once.</p>
        <div class="secret">
          <code>${this.secret}</code>
          <bb-copy .text=${this.secret} label="Copy"></bb-copy>
        </div>
        <p class="hint">
          ${
            this.kind === 'user'
              ? 'A password for the first login; another one is chosen then.'
              : html`
                  Programs send it as
                  <code>Authorization: Bearer …</code>
                `
          }
        </p>
        <div class="row">
          <span class="grow"></span>
          <button class="primary" @click=${this.#close}>Done</button>
        </div>
      </div>
    `;
  }

  #form() {
    const isToken = this.kind === 'token';
    return html`
      <form class="stack" @submit=${this.#save}>
        ${
          this.kind === 'password'
            ? nothing
            : html`
                <label class="field">
                  <span>Name</span>
                  <input
                    name="name"
                    required
                    autofocus
                    maxlength="80"
                    autocapitalize="none"
                    spellcheck="false"
                    autocomplete="off"
                    placeholder=${isToken ? 'ci-pipeline' : 'alice'}
                  />
                </label>
                <fieldset>
                  <legend>Role</legend>
                  ${ROLES.map(
                    ([role, what], i) => html`
                      <label class="check">
                        <input type="radio" name="role" value=${role} ?checked=${i === 0} />
                        ${role}
                        <span class="muted">${what}</span>
                      </label>
                    `,
                  )}
                </fieldset>
              `
        }
        ${
          isToken
            ? html`
                <label class="field">
                  <span>Works for</span>
                  <select name="life">
                    ${LIVES.map(
                      (days) => html`
                        <option value=${days} ?selected=${days === 90}>${days} days</option>
                      `,
                    )}
                  </select>
                </label>
              `
            : this.kind === 'user'
              ? html`
                  <p class="hint">A password for the first login is made and shown once.</p>
                `
              : html`
                  <label class="field">
                    <span>Password</span>
                    <input name="password" type="password" minlength="12" required autocomplete="new-password" />
                    <em class="hint">At least 12 characters. It is changed at the next login.</em>
                  </label>
                `
        }
        ${
          this.problem
            ? html`
                <p class="notice bad" role="alert">
                  ${this.problem.status === 412 ? 'There is one of that name already.' : this.problem.message}
                </p>
              `
            : nothing
        }
        <div class="row">
          <span class="grow"></span>
          <button type="button" @click=${this.#close}>Cancel</button>
          <button class="primary" ?disabled=${this.busy}>Save</button>
        </div>
      </form>
    `;
  }
}

customElements.define('bb-people-form', PeopleForm);
