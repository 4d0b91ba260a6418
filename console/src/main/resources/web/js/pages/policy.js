/** The policy: which rules are in force, in which order, how and where. What is edited is a draft until it is published. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { Refresh } from '../ui/refresh.js';
import { plural } from '../ui/time.js';
import { complain, toast } from '../ui/toast.js';
import { ask } from '../ui/dialog.js';
import { SEVERITIES } from '../ui/badge.js';
import { all } from '../api/client.js';
import { MODES, readNewest } from '../api/policy.js';
import { session } from '../api/session.js';
import { router } from '../shell/router.js';
import { PolicyDraft } from './policy-draft.js';
import { settleConflict } from './policy-conflict.js';
import { policyHead, policyTools } from './policy-bar.js';
import { policyDialog } from './policy-dialogs.js';
import { nameOf } from './policy-row.js';
import '../ui/filter-bar.js';
import '../ui/states.js';
import './policy-list.js';

const EVERY_MILLIS = 10_000;
const FILTERS = [
  { name: 'mode', title: 'Mode', options: MODES.map(({ value }) => value) },
  { name: 'severity', title: 'Severity', options: SEVERITIES },
  { name: 'only', title: 'Only', options: ['with warnings', 'switched off', 'never matched', 'some clusters'] },
];
const ONLY = {
  'with warnings': (row) => row.remarks.length > 0,
  'switched off': (row) => !row.line.enabled,
  'never matched': (row) => !row.hits?.last,
  'some clusters': (row) => row.line.clusters.length > 0,
};

class Policy extends LitElement {
  static properties = {
    query: { attribute: false },
    newest: { state: true },
    problem: { state: true },
    shown: { state: true },
    chosen: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      :host {
        height: 100%;
      }
      .page {
        grid-template-rows: auto auto auto minmax(260px, 1fr);
        height: 100%;
        gap: 12px;
        padding-bottom: var(--s4);
      }
      .page.problem {
        grid-template-rows: auto auto auto auto minmax(260px, 1fr);
      }
      .list {
        overflow: hidden;
        min-height: 0;
      }
      .match select {
        width: auto;
      }
      .remarks {
        margin: 0;
        padding-left: 18px;
        display: grid;
        gap: 10px;
      }
      @media (max-width: 1060px) {
        .page,
        .page.problem {
          grid-template-rows: auto;
          height: auto;
        }
        .list {
          height: 78dvh;
        }
        .head .grow {
          flex-basis: 100%;
        }
      }
    `,
  ];

  draft = new PolicyDraft();
  #library = new Map();
  #hide = () => document.visibilityState === 'hidden' && this.draft.isDirty && this.draft.flush();

  constructor() {
    super();
    new Refresh(this, () => this.#refresh(), EVERY_MILLIS);
    this.draft.addEventListener('change', () => this.requestUpdate());
    this.draft.addEventListener('conflict', (event) => this.settle(event.detail));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
    addEventListener('visibilitychange', this.#hide);
    router.guard(() =>
      this.draft.state === 'failed' && this.draft.isDirty ? 'Your last changes are not saved. Leave?' : '',
    );
  }

  disconnectedCallback() {
    removeEventListener('visibilitychange', this.#hide);
    if (this.draft.isDirty && this.draft.state !== 'failed') {
      this.draft.flush();
    }
    router.guard(null);
    super.disconnectedCallback();
  }

  get mayEdit() {
    return session.can('editor');
  }

  #read = async () => {
    this.problem = null;
    try {
      const [rules] = await Promise.all([all('/rules'), this.#refresh()]);
      this.#library = new Map(rules.map((rule) => [rule.id, rule]));
      this.requestUpdate();
    } catch (problem) {
      this.problem = problem;
    }
  };

  async #refresh() {
    const [newest] = await Promise.all([readNewest().catch(() => this.newest), this.draft.read()]);
    this.newest = newest;
  }

  /** @param {string} what one of the dialogs of policy-dialogs.js @param {object} [chosen] what it is about */
  show(what, chosen = null) {
    this.chosen = chosen;
    this.shown = what;
  }

  close = () => (this.shown = null);

  settle = (problem) => settleConflict(problem, this.draft);

  review = async () => {
    if (await this.draft.flush()) {
      this.show('publish');
    }
  };

  discard = async () => {
    const question = {
      heading: 'Give up the draft?',
      text: 'The order, modes and scopes that are in force take its place. Rules and lists of the library stay as they are.',
      action: 'Give up',
      danger: true,
    };
    if (await ask(question)) {
      try {
        await this.draft.discard();
        toast('The draft is what is in force again');
      } catch (problem) {
        await (problem.isConflict ? this.settle(problem) : complain(problem));
      }
    }
  };

  published({ version, engines }) {
    toast(
      engines.length ? `Version ${version} is published. ${engines.join('; ')}` : `Version ${version} is in force`,
      { tone: engines.length ? 'bad' : 'ok' },
    );
    this.#refresh();
  }

  edit(row, change) {
    this.draft.change((rules) => rules.map((line) => (line.key === row.line.key ? { ...line, ...change } : line)));
  }

  #move({ from, to }) {
    this.draft.change((rules) => rules.toSpliced(from, 1).toSpliced(to, 0, rules[from]));
  }

  #remove(row) {
    this.draft.change((rules) => rules.filter((line) => line.key !== row.line.key));
    toast(`${nameOf(row)} is not in the draft any more`, { action: 'Undo', run: () => this.draft.undo() });
  }

  add(ids) {
    this.draft.change((rules) => [...rules, ...this.draft.lines(ids)]);
    toast(`Added at the end: ${plural(ids.length, 'rule')}`);
  }

  /** Rules of the library that have no place in the policy. */
  get absent() {
    const present = new Set(this.draft.rules.map((line) => line.id));
    return [...this.#library.values()].filter((rule) => !present.has(rule.id));
  }

  get #rows() {
    const { lint, hits, rules } = this.draft;
    const places = Map.groupBy(rules, (line) => line.id);
    return rules.map((line, index) => ({
      line,
      index,
      rule: this.#library.get(line.id),
      remarks: lint.get(line.id) ?? [],
      places: places.get(line.id).length,
      hits: hits[line.id],
    }));
  }

  #fitting(rows) {
    const words = (this.query.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const [modes, severities, only] = ['mode', 'severity', 'only'].map((name) => this.query.getAll(name));
    return rows.filter((row) => {
      const text = `${row.line.id} ${nameOf(row)} ${row.line.clusters.join(' ')}`.toLowerCase();
      return (
        words.every((word) => text.includes(word)) &&
        (modes.length === 0 || modes.includes(row.line.mode)) &&
        (severities.length === 0 || severities.includes(row.rule?.severity)) &&
        only.every((name) => ONLY[name]?.(row) ?? true)
      );
    });
  }

  render() {
    const failure = this.problem ?? (this.draft.isLoaded ? null : this.draft.problem);
    if (failure) {
      return html`
        <bb-failure .problem=${failure} @retry=${this.#read}></bb-failure>
      `;
    }
    const rows = this.#rows;
    const fitting = this.#fitting(rows);
    const refused = this.draft.state === 'failed' && this.draft.isDirty;
    return html`
      <div class="page ${refused ? 'problem' : ''}">
        ${policyHead(this)}
        <bb-filter-bar .query=${this.query} .filters=${FILTERS} placeholder="Search the policy"></bb-filter-bar>
        ${policyTools(this, fitting.length)} ${refused ? this.#refused() : nothing}
        <section class="panel list" aria-label="Order of rules">${this.#list(rows, fitting)}</section>
      </div>
      ${policyDialog(this)}
    `;
  }

  #refused() {
    const { problem } = this.draft;
    return html`
      <p class="notice bad" role="alert">
        <span class="grow">
          The draft is not saved: ${[problem.message, ...problem.diagnostics.map((one) => one.message)].join('; ')}
        </span>
        <button class="small" @click=${() => this.draft.flush()}>Save again</button>
      </p>
    `;
  }

  #list(rows, fitting) {
    if (!this.draft.isLoaded) {
      return html`
        <bb-skeleton rows="10"></bb-skeleton>
      `;
    }
    if (fitting.length === 0) {
      const none = rows.length === 0;
      return html`
        <bb-empty
          icon="policy"
          title=${none ? 'No rules in the policy' : 'No rule fits'}
          text=${none ? 'Add rules of the library: only those named here judge events.' : 'Try other words.'}
        ></bb-empty>
      `;
    }
    return html`
      <bb-policy-list
        .rows=${fitting}
        ?editable=${this.mayEdit}
        ?movable=${this.mayEdit && fitting.length === rows.length}
        @edit=${(e) => this.edit(e.detail.row, e.detail.change)}
        @move=${(e) => this.#move(e.detail)}
        @remove=${(e) => this.#remove(e.detail)}
        @scope=${(e) => this.show('scope', e.detail)}
        @remarks=${(e) => this.show('remarks', e.detail)}
      ></bb-policy-list>
    `;
  }
}

customElements.define('bb-policy', Policy);
