/** The rule library: all rules, filtered as fast as one types; new ones, lists, import and export. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { count, plural } from '../ui/time.js';
import { all } from '../api/client.js';
import { exportHrefOf, hrefOf, NEW_RULE } from '../api/rules.js';
import { session } from '../api/session.js';
import { filtered, ruleFilters } from './rule-filters.js';
import { RULE_COLUMNS, ruleCompact } from './rule-columns.js';
import '../ui/filter-bar.js';
import '../ui/states.js';
import '../ui/table.js';
import './rule-import.js';
import './rule-lists.js';

/** More ids than this make an address that servers and proxies may refuse. */
const MOST_EXPORTED_BY_ID = 100;

class Rules extends LitElement {
  static properties = {
    query: { attribute: false },
    rules: { state: true },
    problem: { state: true },
    typed: { state: true },
    importing: { state: true },
    listing: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      :host {
        height: 100%;
      }
      .page {
        grid-template-rows: auto auto minmax(280px, 1fr);
        height: 100%;
        align-content: stretch;
      }
      .list {
        display: flex;
        flex-direction: column;
        min-height: 0;
        overflow: hidden;
      }
      .list > * {
        flex: 1;
      }
      @media (max-width: 480px) {
        .head {
          gap: 6px;
        }
        .head :is(button, .button) {
          padding: 0 8px;
        }
        .word {
          position: absolute;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  #filters = [];

  constructor() {
    super();
    this.typed = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  async #read() {
    this.problem = null;
    try {
      this.rules = await all('/rules');
      this.#filters = ruleFilters(this.rules);
    } catch (problem) {
      this.problem = problem;
    }
  }

  willUpdate(changed) {
    // The address follows a moment after the last key; what is shown does not wait for it.
    if (changed.has('query')) {
      this.typed = null;
    }
  }

  #type(event) {
    this.typed = event.detail;
    this.renderRoot.querySelector('bb-table')?.toTop();
  }

  render() {
    const shown = this.rules ? filtered(this.rules, this.query, this.typed ?? this.query.get('q') ?? '') : null;
    return html`
      <div class="page">
        <div class="head">
          <h1>Rules</h1>
          <span class="muted" role="status">${shown ? this.#counted(shown) : nothing}</span>
          <span class="grow"></span>
          ${this.#actions(shown)}
        </div>
        <bb-filter-bar
          .query=${this.query}
          .filters=${this.#filters}
          placeholder="Search rules"
          @typing=${this.#type}
        ></bb-filter-bar>
        <section class="panel list" aria-label="List of rules">${this.#list(shown)}</section>
      </div>
      ${
        this.listing
          ? html`
              <bb-rule-lists @close=${() => (this.listing = false)}></bb-rule-lists>
            `
          : nothing
      }
      ${
        this.importing
          ? html`
              <bb-rule-import @imported=${this.#read} @close=${() => (this.importing = false)}></bb-rule-import>
            `
          : nothing
      }
    `;
  }

  #counted(shown) {
    const every = this.rules.length;
    return shown.length === every ? plural(every, 'rule') : `${count(shown.length)} of ${plural(every, 'rule')}`;
  }

  #actions(shown) {
    const some = shown && shown.length < this.rules.length && shown.length <= MOST_EXPORTED_BY_ID && shown.length > 0;
    const href = exportHrefOf(some ? shown.map((rule) => rule.id) : null);
    return html`
      <button @click=${() => (this.listing = true)}>
        ${icon('people', 14)}
        <span class="word">Lists</span>
      </button>
      <a class="button" href=${href} download="rules.yaml">
        ${icon('download', 14)}
        <span class="word">${some ? `Export ${count(shown.length)}` : 'Export'}</span>
      </a>
      ${
        session.can('editor')
          ? html`
              <button @click=${() => (this.importing = true)}>
                ${icon('upload', 14)}
                <span class="word">Import</span>
              </button>
              <a class="button primary" href=${hrefOf(NEW_RULE)}>
                ${icon('plus', 14)}
                <span>
                  New
                  <span class="word">rule</span>
                </span>
              </a>
            `
          : nothing
      }
    `;
  }

  #list(shown) {
    if (!shown) {
      return this.problem
        ? html`
            <bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>
          `
        : html`
            <bb-skeleton rows="12"></bb-skeleton>
          `;
    }
    return html`
      <bb-table
        fill
        label="Rules"
        .rows=${shown}
        .columns=${RULE_COLUMNS}
        .compact=${ruleCompact}
        .href=${(rule) => hrefOf(rule.id)}
        .rowLabel=${(rule) => `${rule.severity}: ${rule.name}`}
      >
        <bb-empty
          slot="empty"
          icon="rule"
          title="No rules"
          text=${this.rules.length ? 'No rule fits these filters.' : 'The library is empty. Write a rule, or import some.'}
        ></bb-empty>
      </bb-table>
    `;
  }
}

customElements.define('bb-rules', Rules);
