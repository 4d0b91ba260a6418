/**
 * A row of tabs: <bb-tabs label="Beside the rule" .tabs=${[{id: 'tests', title: 'Tests', mark: '5', tone: 'ok'}]} selected="tests"
 *     @select=${(e) => e.detail}></bb-tabs>. What a tab shows is drawn by who uses it. Arrows, Home and End move.
 */
import { LitElement, html, css, nothing } from 'lit';
import { badgeMark, badgeStyles } from './badge.js';
import { controls } from './styles.js';

class Tabs extends LitElement {
  static properties = { label: {}, tabs: { attribute: false }, selected: {} };
  static styles = [
    controls,
    badgeStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      [role='tablist'] {
        display: flex;
        overflow-x: auto;
        scrollbar-width: none;
      }
      button {
        min-height: 40px;
        padding: 0 11px;
        border: 0;
        border-radius: 0;
        background: none;
        color: var(--text-2);
        box-shadow: inset 0 -1px var(--line);
      }
      button:hover:not(:disabled) {
        background: none;
        color: var(--text);
      }
      button[aria-selected='true'] {
        color: var(--text);
        box-shadow: inset 0 -2px var(--accent);
      }
      button:focus-visible {
        outline-offset: -3px;
      }
      .rest {
        flex: 1;
        box-shadow: inset 0 -1px var(--line);
      }
    `,
  ];

  #choose(id) {
    this.dispatchEvent(new CustomEvent('select', { detail: id }));
  }

  async #press(event) {
    const at = this.tabs.findIndex((tab) => tab.id === this.selected);
    const last = this.tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    if (to !== undefined) {
      event.preventDefault();
      this.#choose(this.tabs[to].id);
      await this.updateComplete;
      this.renderRoot.querySelectorAll('button')[to].focus();
    }
  }

  render() {
    return html`
      <div role="tablist" aria-label=${this.label} @keydown=${this.#press}>
        ${this.tabs.map(
          (tab) => html`
            <button
              role="tab"
              aria-selected=${tab.id === this.selected}
              tabindex=${tab.id === this.selected ? 0 : -1}
              @click=${() => this.#choose(tab.id)}
            >
              ${tab.title}${tab.mark ? badgeMark(tab.mark, tab.tone) : nothing}
            </button>
          `,
        )}
        <span class="rest" role="presentation"></span>
      </div>
    `;
  }
}

customElements.define('bb-tabs', Tabs);
