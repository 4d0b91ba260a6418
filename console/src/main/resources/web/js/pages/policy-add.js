/** Rules of the library to be put at the end of the policy. Fires "add" (detail: ids) and "close". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { plural } from '../ui/time.js';
import { severityMark, badgeStyles } from '../ui/badge.js';
import '../ui/dialog.js';
import '../ui/states.js';

const MOST_SHOWN = 200;

class PolicyAdd extends LitElement {
  static properties = { rules: { attribute: false }, text: { state: true }, chosen: { state: true } };
  static styles = [
    controls,
    layout,
    badgeStyles,
    css`
      .list {
        height: min(46dvh, 420px);
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .check {
        padding: 7px 12px;
        border-bottom: 1px solid var(--line);
      }
      .check:hover {
        background: var(--surface-2);
      }
      .names {
        display: grid;
        flex: 1;
        min-width: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
    this.chosen = new Set();
  }

  get #found() {
    const words = this.text.toLowerCase().split(/\s+/).filter(Boolean);
    return this.rules.filter((rule) => {
      const text = `${rule.id} ${rule.name} ${rule.tags.join(' ')} ${rule.attack.join(' ')}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  #tick(id, on) {
    const chosen = new Set(this.chosen);
    chosen[on ? 'add' : 'delete'](id);
    this.chosen = chosen;
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  #add() {
    this.dispatchEvent(new CustomEvent('add', { detail: [...this.chosen] }));
    this.#close();
  }

  render() {
    const found = this.#found;
    return html`
      <bb-dialog wide open heading="Add rules" @close=${this.#close}>
        ${
          this.rules.length === 0
            ? html`
                <bb-empty
                  icon="rule"
                  title="Every rule is in the policy"
                  text="Write a new one in the library, or clone one."
                ></bb-empty>
              `
            : this.#list(found)
        }
        <button slot="actions" @click=${this.#close}>Cancel</button>
        <button slot="actions" class="primary" ?disabled=${this.chosen.size === 0} @click=${this.#add}>
          ${this.chosen.size ? `Add ${plural(this.chosen.size, 'rule')}` : 'Add'}
        </button>
      </bb-dialog>
    `;
  }

  #list(found) {
    return html`
      <div class="stack">
        <input
          type="search"
          autofocus
          aria-label="Search rules that are not in the policy"
          placeholder="Search name, id, tag, technique"
          @input=${(e) => (this.text = e.target.value)}
        />
        <div class="list" role="group" aria-label="Rules" tabindex="0">
          ${found.slice(0, MOST_SHOWN).map((rule) => this.#rule(rule))}
          ${
            found.length > MOST_SHOWN
              ? html`
                  <p class="hint check">${found.length - MOST_SHOWN} more: search for them.</p>
                `
              : nothing
          }
          ${
            found.length === 0
              ? html`
                  <p class="hint check">No rule fits.</p>
                `
              : nothing
          }
        </div>
      </div>
    `;
  }

  #rule(rule) {
    return html`
      <label class="check">
        <input
          type="checkbox"
          .checked=${this.chosen.has(rule.id)}
          @change=${(e) => this.#tick(rule.id, e.target.checked)}
        />
        <span class="names">
          <span class="cut">${rule.name}</span>
          <span class="cut mono muted">${rule.id}</span>
        </span>
        ${severityMark(rule.severity)}
      </label>
    `;
  }
}

customElements.define('bb-policy-add', PolicyAdd);
