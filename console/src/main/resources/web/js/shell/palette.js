/** Goes anywhere by typing: pages, rules, clusters, users in alerts. Fires "close". */
import { LitElement, html, css, nothing } from 'lit';
import { controls } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { all } from '../api/client.js';
import { session } from '../api/session.js';
import { navigate } from './router.js';
import { navigation } from './routes.js';

const MOST = 12;

class Palette extends LitElement {
  static properties = { open: { type: Boolean }, text: { state: true }, things: { state: true }, at: { state: true } };
  static styles = [
    controls,
    css`
      dialog {
        width: min(560px, calc(100vw - 24px));
        margin: 12vh auto auto;
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: var(--surface);
        color: var(--text);
        box-shadow: var(--shadow-high);
        overflow: hidden;
      }
      dialog::backdrop {
        background: var(--veil);
      }
      label {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 0 14px;
        border-bottom: 1px solid var(--line);
        color: var(--text-3);
      }
      input {
        border: 0;
        min-height: 46px;
        padding: 0;
        font-size: var(--size-l);
        background: none;
      }
      input:focus-visible {
        outline: none;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 6px;
        max-height: 52vh;
        overflow: auto;
      }
      li {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 34px;
        padding: 4px 10px;
        border-radius: var(--radius);
        cursor: pointer;
        color: var(--text-2);
      }
      li span {
        flex: 1;
        min-width: 0;
        color: var(--text);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li small {
        color: var(--text-3);
      }
      li[aria-selected='true'] {
        background: var(--accent-tint);
      }
      p {
        margin: 0;
        padding: 18px;
        text-align: center;
        color: var(--text-3);
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
    this.things = [];
    this.at = 0;
  }

  updated(changed) {
    if (!changed.has('open')) {
      return;
    }
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.open && !dialog.open) {
      this.text = '';
      this.at = 0;
      dialog.showModal();
      this.#read();
    } else if (!this.open && dialog.open) {
      dialog.close();
    }
  }

  async #read() {
    const pages = navigation.flat().filter((item) => !item.needs || session.can(item.needs));
    this.things = pages.map((item) => ({ ...item, kind: 'page' }));
    const kinds = [
      [
        '/rules',
        'rule',
        (rule) => ({ href: `/rules/${encodeURIComponent(rule.id)}`, title: rule.name, also: rule.id }),
      ],
      [
        '/clusters',
        'cluster',
        (cluster) => ({ href: `/clusters/${encodeURIComponent(cluster.id)}`, title: cluster.id }),
      ],
    ];
    for (const [path, kind, thing] of kinds) {
      // A palette that lacks some things still goes to the rest.
      const items = await all(path, {}).catch(() => []);
      this.things = [...this.things, ...items.map((item) => ({ ...thing(item), kind, icon: kind }))];
    }
  }

  get #found() {
    const words = this.text.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (thing) => words.every((word) => `${thing.title} ${thing.also ?? ''}`.toLowerCase().includes(word));
    const found = this.things.filter(fits).slice(0, MOST);
    if (this.text.trim()) {
      const q = encodeURIComponent(this.text.trim());
      found.push({
        href: `/alerts?q=${q}`,
        title: `Alerts with “${this.text.trim()}”`,
        kind: 'search',
        icon: 'search',
      });
    }
    return found;
  }

  #press(event) {
    const found = this.#found;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (steps[event.key]) {
      event.preventDefault();
      this.at = (this.at + steps[event.key] + found.length) % found.length;
      this.updateComplete.then(() =>
        this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
      );
    } else if (event.key === 'Enter' && found[this.at]) {
      event.preventDefault();
      this.#go(found[this.at]);
    }
  }

  #go(thing) {
    this.#close();
    navigate(thing.href);
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  #type(event) {
    this.text = event.target.value;
    this.at = 0;
  }

  render() {
    const found = this.#found;
    return html`
      <dialog
        aria-label="Go to"
        @cancel=${(e) => {
          e.preventDefault();
          this.#close();
        }}
        @mousedown=${(e) => e.target === e.currentTarget && this.#close()}
      >
        <label>
          ${icon('search')}
          <input
            autofocus
            role="combobox"
            aria-expanded="true"
            aria-controls="found"
            aria-label="Go to a page, rule or cluster"
            aria-activedescendant=${found.length ? `thing-${this.at}` : nothing}
            placeholder="Go to a page, rule or cluster…"
            .value=${this.text}
            @input=${this.#type}
            @keydown=${this.#press}
          />
        </label>
        <ul id="found" role="listbox" aria-label="Found">
          ${found.map(
            (thing, i) => html`
              <li
                id="thing-${i}"
                role="option"
                aria-selected=${i === this.at}
                @click=${() => this.#go(thing)}
                @mousemove=${() => (this.at = i)}
              >
                ${icon(thing.icon)}
                <span>${thing.title}</span>
                <small>${thing.kind}</small>
              </li>
            `,
          )}
        </ul>
      </dialog>
    `;
  }
}

customElements.define('bb-palette', Palette);
