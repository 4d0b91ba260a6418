/** The side of the page: where one can go, and who one is. Fires "palette" and "help". */
import { LitElement, html, css, nothing } from 'lit';
import { controls } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { complain } from '../ui/toast.js';
import { session } from '../api/session.js';
import { navigation } from './routes.js';
import { preferences } from './preferences.js';

const THEMES = { auto: ['auto', 'as the system'], light: ['sun', 'light'], dark: ['moon', 'dark'] };

class Navigation extends LitElement {
  static properties = { path: {}, open: { type: Boolean, reflect: true } };
  static styles = [
    controls,
    css`
      :host {
        display: block;
        min-height: 0;
      }
      nav {
        display: flex;
        flex-direction: column;
        height: 100%;
        padding: 10px;
        background: var(--surface);
        border-right: 1px solid var(--line);
        overflow: auto;
      }
      .brand {
        display: flex;
        align-items: center;
        gap: 9px;
        padding: 5px 8px 13px;
        color: var(--text);
        font-weight: 650;
        font-size: var(--size-l);
        letter-spacing: -0.01em;
      }
      .brand:hover {
        text-decoration: none;
      }
      .brand span {
        display: grid;
        place-items: center;
        width: 24px;
        height: 24px;
        border-radius: 7px;
        background: var(--accent);
        color: var(--on-accent);
      }
      .go {
        width: 100%;
        justify-content: flex-start;
        color: var(--text-3);
        font-weight: 400;
        background: var(--ground);
        border-color: var(--line);
      }
      .go kbd {
        margin-left: auto;
      }
      ul {
        list-style: none;
        margin: 12px 0 0;
        padding: 0;
        display: grid;
        gap: 1px;
      }
      li a {
        display: flex;
        align-items: center;
        gap: 9px;
        height: 30px;
        padding: 0 8px;
        border-radius: var(--radius);
        color: var(--text-2);
        font-weight: 500;
      }
      li a:hover {
        background: var(--surface-2);
        color: var(--text);
        text-decoration: none;
      }
      li a[aria-current] {
        background: var(--accent-tint);
        color: var(--accent);
      }
      .foot {
        margin-top: auto;
        padding-top: 16px;
      }
      .tools {
        display: flex;
        gap: 2px;
        padding-bottom: 8px;
      }
      .clock {
        font-size: var(--size-xs);
        padding: 0 7px;
      }
      .me {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 9px 0 0 8px;
        border-top: 1px solid var(--line);
      }
      .who {
        flex: 1;
        min-width: 0;
        line-height: 1.25;
      }
      .who b,
      .who span {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .who b {
        font-weight: 550;
      }
      .who span {
        font-size: var(--size-xs);
        color: var(--text-3);
      }
    `,
  ];

  #refresh = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    preferences.addEventListener('change', this.#refresh);
  }

  disconnectedCallback() {
    preferences.removeEventListener('change', this.#refresh);
    super.disconnectedCallback();
  }

  #isHere(href) {
    return href === '/' ? this.path === '/' : this.path === href || this.path.startsWith(`${href}/`);
  }

  #fire(name) {
    this.dispatchEvent(new CustomEvent(name));
  }

  render() {
    const [themeIcon, themeName] = THEMES[preferences.theme];
    return html`
      <nav aria-label="Main">
        <a class="brand" href="/">
          <span>${icon('buoy')}</span>
          Bellbuoy
        </a>
        <button class="go" @click=${() => this.#fire('palette')}>
          ${icon('search', 14)}Go to…
          <kbd>Ctrl K</kbd>
        </button>
        ${navigation.map(
          (group) => html`
            <ul>
              ${group
                .filter((item) => !item.needs || session.can(item.needs))
                .map(
                  (item) => html`
                    <li>
                      <a href=${item.href} aria-current=${this.#isHere(item.href) ? 'page' : nothing}>
                        ${icon(item.icon)}${item.title}
                      </a>
                    </li>
                  `,
                )}
            </ul>
          `,
        )}
        <div class="foot">
          <div class="tools">
            <button
              class="ghost icon"
              title="Theme: ${themeName}"
              aria-label="Theme: ${themeName}. Change"
              @click=${() => preferences.next('theme')}
            >
              ${icon(themeIcon)}
            </button>
            <button
              class="ghost clock"
              title="Times are shown in ${preferences.clock === 'utc' ? 'UTC' : 'local time'}"
              aria-label="Times in ${preferences.clock === 'utc' ? 'UTC' : 'local time'}. Change"
              @click=${() => preferences.next('clock')}
            >
              ${icon('clock', 14)}${preferences.clock === 'utc' ? 'UTC' : 'Local'}
            </button>
            <button
              class="ghost icon"
              title="Keyboard shortcuts (?)"
              aria-label="Keyboard shortcuts"
              @click=${() => this.#fire('help')}
            >
              <b aria-hidden="true">?</b>
            </button>
          </div>
          <div class="me">
            <div class="who">
              <b title=${session.name}>${session.name}</b>
              <span>${session.role}</span>
            </div>
            <button
              class="ghost icon"
              title="Log out"
              aria-label="Log out"
              @click=${() => session.logout().catch(complain)}
            >
              ${icon('logout')}
            </button>
          </div>
        </div>
      </nav>
    `;
  }
}

customElements.define('bb-navigation', Navigation);
