/**
 * One filter: a button that opens its values. Where `filter.options` is given they are ticked, and narrowed by typing
 * where they are many; else a value is typed. Fires "choose" with all values chosen.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls } from './styles.js';
import { icon } from './icon.js';

const MANY = 8;
const MOST_SHOWN = 200;

class FilterMenu extends LitElement {
  static properties = {
    filter: { attribute: false },
    chosen: { attribute: false },
    open: { state: true },
    text: { state: true },
  };
  static styles = [
    controls,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      .opener {
        font-weight: 450;
        color: var(--text-2);
        padding: 0 8px;
        gap: 4px;
      }
      .opener.on {
        border-color: var(--accent);
        color: var(--accent);
      }
      .opener svg {
        color: var(--text-3);
      }
      .menu {
        position: absolute;
        z-index: 40;
        top: calc(100% + 4px);
        left: 0;
        width: 240px;
        max-width: calc(100vw - 32px);
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--surface);
        box-shadow: var(--shadow-high);
        overflow: hidden;
      }
      .menu.left {
        left: auto;
        right: 0;
      }
      .find {
        padding: 8px;
        border-bottom: 1px solid var(--line);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 5px;
        max-height: 280px;
        overflow: auto;
      }
      label {
        display: flex;
        align-items: center;
        gap: 9px;
        min-height: 30px;
        padding: 3px 8px;
        border-radius: var(--radius);
        cursor: pointer;
      }
      label:hover {
        background: var(--surface-2);
      }
      label span {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      form {
        display: flex;
        gap: 6px;
        padding: 8px;
      }
      p {
        margin: 0;
        padding: 10px 12px;
        color: var(--text-3);
      }
    `,
  ];

  #outside = (event) => {
    if (!event.composedPath().includes(this)) {
      this.open = false;
    }
  };

  constructor() {
    super();
    this.chosen = [];
    this.text = '';
  }

  updated(changed) {
    if (!changed.has('open')) {
      return;
    }
    if (this.open) {
      addEventListener('pointerdown', this.#outside);
      const menu = this.renderRoot.querySelector('.menu');
      menu.classList.toggle('left', menu.getBoundingClientRect().right > innerWidth - 8);
      menu.querySelector('input')?.focus();
    } else {
      removeEventListener('pointerdown', this.#outside);
    }
  }

  disconnectedCallback() {
    removeEventListener('pointerdown', this.#outside);
    super.disconnectedCallback();
  }

  #choose(values) {
    this.dispatchEvent(new CustomEvent('choose', { detail: values }));
  }

  #tick(value, on) {
    if (this.filter.single) {
      this.#choose(on ? [value] : []);
      this.open = false;
    } else {
      this.#choose(on ? [...this.chosen, value] : this.chosen.filter((one) => one !== value));
    }
  }

  #add(event) {
    event.preventDefault();
    const input = event.target.querySelector('input');
    const value = input.value.trim();
    if (value && !this.chosen.includes(value)) {
      this.#choose([...this.chosen, value]);
    }
    input.value = '';
    this.open = false;
  }

  #press(event) {
    if (event.key === 'Escape' && this.open) {
      event.stopPropagation();
      this.open = false;
      this.renderRoot.querySelector('.opener').focus();
    }
  }

  #menu() {
    const { filter } = this;
    const typed = html`
      <form @submit=${this.#add}>
        <input aria-label="${filter.title} is" placeholder="${filter.title} is…" />
        <button class="small">Add</button>
      </form>
    `;
    if (!filter.options) {
      return typed;
    }
    const options = filter.options.map((one) => (typeof one === 'string' ? { value: one, title: one } : one));
    const found = options
      .filter((one) => `${one.title} ${one.value}`.toLowerCase().includes(this.text.toLowerCase()))
      .slice(0, MOST_SHOWN);
    return html`
      ${
        options.length > MANY
          ? html`
              <div class="find">
                <input
                  aria-label="Find"
                  placeholder="Find…"
                  .value=${this.text}
                  @input=${(e) => (this.text = e.target.value)}
                />
              </div>
            `
          : nothing
      }
      <ul>
        ${found.map(
          (one) => html`
            <li>
              <label>
                <input
                  type=${filter.single ? 'radio' : 'checkbox'}
                  .checked=${this.chosen.includes(one.value)}
                  @change=${(e) => this.#tick(one.value, e.target.checked)}
                />
                <span title=${one.title}>${one.title}</span>
              </label>
            </li>
          `,
        )}
      </ul>
      ${
        found.length === 0
          ? html`
              <p>None</p>
            `
          : nothing
      }
      ${
        filter.single && this.chosen.length
          ? html`
              <form
                @submit=${(e) => {
                  e.preventDefault();
                  this.#choose([]);
                  this.open = false;
                }}
              >
                <button class="small">Any</button>
              </form>
            `
          : nothing
      }
      ${filter.typed ? typed : nothing}
    `;
  }

  render() {
    return html`
      <span @keydown=${this.#press}>
        <button
          class="opener ${this.chosen.length ? 'on' : ''}"
          aria-expanded=${Boolean(this.open)}
          @click=${() => {
            this.text = '';
            this.open = !this.open;
          }}
        >
          ${this.filter.title}${this.chosen.length > 1 ? ` · ${this.chosen.length}` : ''}${icon('down', 11)}
        </button>
        ${
          this.open
            ? html`
                <div class="menu">${this.#menu()}</div>
              `
            : nothing
        }
      </span>
    `;
  }
}

customElements.define('bb-filter-menu', FilterMenu);
