/** The named lists that rules ask for with @name: who is on them, which rules use them. Fires "close". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { lines } from '../ui/lines.js';
import { icon } from '../ui/icon.js';
import { plural } from '../ui/time.js';
import { all } from '../api/client.js';
import { session } from '../api/session.js';
import '../ui/dialog.js';
import '../ui/states.js';
import './rule-list-form.js';

class RuleLists extends LitElement {
  static properties = {
    lists: { state: true },
    problem: { state: true },
    /** The name of the list that is open; "" is a new one, null none. */
    open: { state: true },
  };
  static styles = [
    controls,
    layout,
    lines,
    css`
      .line {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto 14px;
        gap: 2px 12px;
        min-height: 44px;
        padding: 6px 18px;
      }
      bb-rule-list-form {
        padding: 4px 18px 18px;
      }
      .intro {
        padding: 14px 18px;
        color: var(--text-2);
        border-bottom: 1px solid var(--line);
      }
    `,
  ];

  constructor() {
    super();
    this.open = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  #read = async () => {
    this.problem = null;
    try {
      this.lists = await all('/lists');
    } catch (problem) {
      this.problem = problem;
    }
  };

  #changed() {
    this.open = null;
    this.#read();
  }

  render() {
    return html`
      <bb-drawer open heading="Lists" @close=${() => this.dispatchEvent(new CustomEvent('close'))}>
        ${
          session.can('editor')
            ? html`
                <button slot="head" class="small" @click=${() => (this.open = '')}>${icon('plus', 13)}New list</button>
              `
            : nothing
        }
        <p class="intro">
          A change of a list holds once the policy is published. Rules ask for it by name:
          <code>jpath("user.username") in @name</code>
        </p>
        ${this.open === '' ? this.#form(null) : nothing} ${this.#content()}
      </bb-drawer>
    `;
  }

  #content() {
    if (!this.lists) {
      return this.problem
        ? html`
            <bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>
          `
        : html`
            <bb-skeleton rows="4"></bb-skeleton>
          `;
    }
    if (this.lists.length === 0 && this.open !== '') {
      return html`
        <bb-empty
          icon="people"
          title="No lists"
          text="A list holds many values, such as users or addresses."
        ></bb-empty>
      `;
    }
    return html`
      <ol aria-label="Lists">
        ${this.lists.map((list) => this.#list(list))}
      </ol>
    `;
  }

  #list(list) {
    const open = this.open === list.name;
    return html`
      <li>
        <button class="line" aria-expanded=${open} @click=${() => (this.open = open ? null : list.name)}>
          <span class="mono cut">@${list.name}</span>
          <span class="muted">
            ${plural(list.members.length, 'member')},
            ${list.usedBy.length ? plural(list.usedBy.length, 'rule') : 'not used'}
          </span>
          ${icon('right', 12)}
        </button>
        ${open ? this.#form(list) : nothing}
      </li>
    `;
  }

  #form(list) {
    return html`
      <bb-rule-list-form
        .list=${list}
        @changed=${this.#changed}
        @cancel=${() => (this.open = null)}
      ></bb-rule-list-form>
    `;
  }
}

customElements.define('bb-rule-lists', RuleLists);
