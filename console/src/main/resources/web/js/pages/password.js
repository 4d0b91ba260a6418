/** The change of one's own password; with `first`, it must be changed before anything else. */
import { LitElement, html, nothing } from 'lit';
import { controls } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { session } from '../api/session.js';
import { entryStyles } from './entry-styles.js';

const SHORTEST = 12;

class Password extends LitElement {
  static properties = {
    first: { type: Boolean },
    wrong: { state: true },
    busy: { state: true },
    length: { state: true },
  };
  static styles = [controls, entryStyles];

  async #change(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    if (form.get('fresh') !== form.get('again')) {
      this.wrong = 'The two new passwords are not the same.';
      return;
    }
    this.busy = true;
    this.wrong = null;
    try {
      await session.changePassword(form.get('old'), form.get('fresh'));
    } catch (problem) {
      this.wrong = problem.message;
    } finally {
      this.busy = false;
    }
  }

  render() {
    const missing = Math.max(0, SHORTEST - (this.length ?? 0));
    return html`
      <div class="entry">
        <form @submit=${this.#change}>
          <div class="brand">
            <span>${icon('key', 18)}</span>
            <h1>Choose a password</h1>
          </div>
          ${
            this.first
              ? html`
                  <p>The password you came with works only once, ${session.name ?? 'friend'}.</p>
                `
              : nothing
          }
          ${
            this.wrong
              ? html`
                  <p class="wrong" role="alert">
                    ${icon('warning', 14)}
                    <span>${this.wrong}</span>
                  </p>
                `
              : nothing
          }
          <input
            class="visually-hidden"
            name="username"
            autocomplete="username"
            .value=${session.name ?? ''}
            tabindex="-1"
            aria-hidden="true"
          />
          <label class="field">
            <span>Present password</span>
            <input name="old" type="password" autocomplete="current-password" required />
          </label>
          <label class="field">
            <span>New password</span>
            <input
              name="fresh"
              type="password"
              autocomplete="new-password"
              minlength=${SHORTEST}
              required
              aria-describedby="rule"
              @input=${(e) => (this.length = e.target.value.length)}
            />
            <em class="hint" id="rule">
              ${missing ? `At least ${SHORTEST} characters; ${missing} more` : 'Long enough'}
            </em>
          </label>
          <label class="field">
            <span>New password again</span>
            <input name="again" type="password" autocomplete="new-password" minlength=${SHORTEST} required />
          </label>
          <button class="primary" ?disabled=${this.busy}>Save and go on</button>
          <button type="button" class="ghost" @click=${() => session.logout()}>Log out</button>
        </form>
      </div>
    `;
  }

  firstUpdated() {
    this.renderRoot.querySelector('input[name=old]').focus();
  }
}

customElements.define('bb-password', Password);
