/**
 * Filters that live in the URL.
 *
 *   <bb-filter-bar .query=${this.query} .filters=${[
 *     {name: 'severity', title: 'Severity', options: ['critical', 'high']},            // several may be chosen
 *     {name: 'origin', title: 'Origin', options: [{value: 'own', title: 'Own'}], single: true},
 *     {name: 'user', title: 'User'}]} placeholder="Search rules"></bb-filter-bar>
 *
 * Free text is the parameter `q`. It writes the URL (replacing, not a step for "back"); the page reads `query` when
 * the router says so. "typing" fires at each key with the text, before the URL follows. The slot takes what a page adds.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls } from './styles.js';
import { icon } from './icon.js';
import { setQuery } from '../shell/router.js';
import './filter-menu.js';

const TYPING_PAUSE_MILLIS = 180;

class FilterBar extends LitElement {
  static properties = {
    query: { attribute: false },
    filters: { attribute: false },
    placeholder: {},
    search: { type: Boolean },
    open: { state: true },
  };
  static styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
      }
      .search {
        position: relative;
        flex: 1 1 170px;
        max-width: 340px;
      }
      .search svg {
        position: absolute;
        left: 9px;
        top: 8px;
        color: var(--text-3);
        pointer-events: none;
      }
      .search input {
        padding-left: 29px;
        padding-right: 30px;
      }
      .search kbd {
        position: absolute;
        right: 7px;
        top: 6px;
      }
      .search input:focus + kbd {
        display: none;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        padding-top: 8px;
      }
      .chip {
        display: inline-flex;
        align-items: center;
        max-width: min(420px, 100%);
        height: 24px;
        border-radius: 5px;
        background: var(--accent-tint);
        color: var(--accent);
        font-size: var(--size-s);
        padding-left: 8px;
      }
      .chip span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .chip b {
        font-weight: 500;
        margin-right: 5px;
        flex: none;
      }
      .chip button {
        min-height: 24px;
        width: 24px;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        flex: none;
      }
      .toggle {
        display: none;
      }
      .menus {
        display: contents;
      }
      @media (max-width: 640px) {
        .search {
          max-width: none;
          flex-basis: 0;
        }
        .search kbd {
          display: none;
        }
        .toggle {
          display: inline-flex;
        }
        .menus {
          display: none;
        }
        .menus.open {
          display: flex;
          flex-wrap: wrap;
          gap: 6px;
          flex-basis: 100%;
        }
      }
    `,
  ];

  #timer = 0;
  #focus = () => {
    const input = this.renderRoot.querySelector('.search input');
    input?.focus();
    input?.select();
  };

  constructor() {
    super();
    this.search = true;
    this.filters = [];
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('focus-filter', this.#focus);
  }

  disconnectedCallback() {
    removeEventListener('focus-filter', this.#focus);
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  #type(event) {
    const q = event.target.value;
    this.dispatchEvent(new CustomEvent('typing', { detail: q }));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => setQuery({ q: q.trim() }), TYPING_PAUSE_MILLIS);
  }

  #drop(name, value) {
    setQuery({ [name]: this.query.getAll(name).filter((one) => one !== value) });
  }

  #clear() {
    const names = ['q', ...this.filters.map((filter) => filter.name)];
    setQuery(Object.fromEntries(names.map((name) => [name, null])));
  }

  render() {
    const chosen = this.filters.flatMap((filter) => this.query.getAll(filter.name).map((value) => ({ filter, value })));
    const q = this.query.get('q') ?? '';
    return html`
      <div class="bar" role="search">
        ${
          this.search
            ? html`
                <div class="search">
                  ${icon('search', 14)}
                  <input
                    type="search"
                    aria-label=${this.placeholder ?? 'Search'}
                    placeholder=${this.placeholder ?? 'Search'}
                    .value=${q}
                    @input=${this.#type}
                  />
                  <kbd aria-hidden="true">/</kbd>
                </div>
              `
            : nothing
        }
        <button class="toggle" aria-expanded=${Boolean(this.open)} @click=${() => (this.open = !this.open)}>
          ${icon('filter', 14)}Filters
        </button>
        <div class="menus ${this.open ? 'open' : ''}">
          ${this.filters.map(
            (filter) => html`
              <bb-filter-menu
                .filter=${filter}
                .chosen=${this.query.getAll(filter.name)}
                @choose=${(e) => setQuery({ [filter.name]: e.detail })}
              ></bb-filter-menu>
            `,
          )}
        </div>
        <slot></slot>
      </div>
      ${
        chosen.length
          ? html`
              <div class="chips">
                ${chosen.map(
                  ({ filter, value }) => html`
                    <span class="chip">
                      <b>${filter.title}</b>
                      <span title=${value}>${titleOf(filter, value)}</span>
                      <button
                        aria-label="Remove ${filter.title} ${value}"
                        @click=${() => this.#drop(filter.name, value)}
                      >
                        ${icon('close', 10)}
                      </button>
                    </span>
                  `,
                )}
                <button class="ghost small" @click=${this.#clear}>Clear</button>
              </div>
            `
          : nothing
      }
    `;
  }
}

function titleOf(filter, value) {
  const option = filter.options?.find((one) => (one.value ?? one) === value);
  return option?.title ?? value;
}

customElements.define('bb-filter-bar', FilterBar);
