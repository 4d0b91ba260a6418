/** The login: name and password, or the single sign-on that the installation knows. */
import { LitElement, html, css, nothing } from 'lit';
import { controls } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { session } from '../api/session.js';
import { router } from '../shell/router.js';
import { loginProblem } from './login-problems.js';
import { entryStyles } from './entry-styles.js';

class Login extends LitElement {
  static properties = { wrong: { state: true }, busy: { state: true }, provider: { state: true } };
  static styles = [
    controls,
    entryStyles,
    css`
      .or {
        display: flex;
        align-items: center;
        gap: 10px;
        color: var(--text-3);
        font-size: var(--size-s);
      }
      .or::before,
      .or::after {
        content: '';
        flex: 1;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  async connectedCallback() {
    super.connectedCallback();
    this.wrong = loginProblem(router.query.get('problem'));
    try {
      this.provider = (await session.providers()).oidc;
    } catch {
      // The password works without.
    }
  }

  async #login(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.busy = true;
    this.wrong = null;
    try {
      await session.login(form.get('name'), form.get('password'));
    } catch (problem) {
      this.wrong = problem.status === 401 ? 'The name or the password is wrong.' : later(problem);
      const field = this.renderRoot.querySelector('input[name=password]');
      field.value = '';
      field.focus();
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`
      <div class="entry">
        <form @submit=${this.#login}>
          <div class="brand">
            <span>${icon('buoy', 20)}</span>
            <h1>Bellbuoy</h1>
          </div>
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
          <label class="field">
            <span>Name</span>
            <input name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus />
          </label>
          <label class="field">
            <span>Password</span>
            <input name="password" type="password" autocomplete="current-password" required />
          </label>
          <button class="primary" ?disabled=${this.busy}>${this.busy ? 'Logging in…' : 'Log in'}</button>
          ${
            this.provider
              ? html`
                  <div class="or">or</div>
                  <a class="button" href="/api/v1/session/oidc">${icon('key', 14)}Log in with ${this.provider.name}</a>
                `
              : nothing
          }
        </form>
      </div>
    `;
  }

  firstUpdated() {
    this.renderRoot.querySelector('input').focus();
  }
}

function later(problem) {
  return problem.status === 429 && problem.retryAfter
    ? `Too many tries. Wait ${problem.retryAfter} s.`
    : problem.message;
}

customElements.define('bb-login', Login);
