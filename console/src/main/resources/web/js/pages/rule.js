/** One rule: read or edited, with its tests, trials and versions beside it. */
import { LitElement, html, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { ask } from '../ui/dialog.js';
import { icon } from '../ui/icon.js';
import { toast } from '../ui/toast.js';
import { full, hrefOf, NEW_RULE } from '../api/rules.js';
import { session } from '../api/session.js';
import { navigate, router } from '../shell/router.js';
import { RuleDraft } from './rule-draft.js';
import { ruleStyles } from './rule-styles.js';
import '../ui/states.js';
import '../ui/tabs.js';
import './rule-about.js';
import './rule-counting.js';
import './rule-condition.js';
import './rule-exceptions.js';
import './rule-head.js';
import './rule-history.js';
import './rule-tests.js';
import './rule-try.js';

class RulePage extends LitElement {
  static properties = {
    params: { attribute: false },
    query: { attribute: false },
    tab: { state: true },
    counted: { state: true },
  };
  static styles = [controls, layout, ruleStyles];

  #draft = new RuleDraft(this);
  #opened = null;
  #press = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      this.#save();
    }
  };

  constructor() {
    super();
    this.tab = 'tests';
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#press);
    router.guard(() => (this.#draft.isDirty ? 'What you changed in this rule is not saved. Leave it?' : null));
  }

  disconnectedCallback() {
    removeEventListener('keydown', this.#press);
    router.guard(null);
    super.disconnectedCallback();
  }

  willUpdate() {
    if (this.#opened !== this.params.id) {
      this.#opened = this.params.id;
      this.#open();
    }
  }

  #open() {
    const { id } = this.params;
    return id === NEW_RULE ? this.#draft.begin(this.query.get('clone')) : this.#draft.read(id);
  }

  async #save() {
    const draft = this.#draft;
    if (draft.busy || !session.can('editor') || !(draft.isDirty || draft.isNew)) {
      return;
    }
    const wasNew = draft.isNew;
    if (await draft.save()) {
      toast(
        draft.facts.inPolicy
          ? 'Saved. It holds once the policy is published.'
          : 'Saved. The policy does not name it yet.',
        {
          action: 'To the policy',
          run: () => navigate('/policy'),
        },
      );
      if (wasNew) {
        navigate(hrefOf(draft.rule.id), { replace: true });
      }
    }
  }

  async #remove() {
    const { name } = this.#draft.rule;
    const question = {
      heading: `Delete “${name}”?`,
      text: 'Its alerts stay, and so does its history under Changes.',
      action: 'Delete',
      danger: true,
    };
    if ((await ask(question)) && (await this.#draft.remove())) {
      router.guard(null);
      toast(`“${name}” is deleted`);
      navigate('/rules');
    }
  }

  #keepTest(event) {
    this.#draft.edit({ tests: [...this.#draft.rule.tests, event.detail] });
    this.tab = 'tests';
    toast('Kept as a test; save the rule to store it.', { tone: 'calm' });
  }

  #take(event) {
    this.#draft.edit({ ...full(event.detail), id: this.#draft.rule.id });
    toast('The old version is in the editor; save the rule to store it.', { tone: 'calm' });
  }

  render() {
    const draft = this.#draft;
    if (!draft.rule) {
      return draft.problem
        ? html`
            <bb-failure .problem=${draft.problem} @retry=${this.#open}></bb-failure>
          `
        : html`
            <bb-skeleton rows="12"></bb-skeleton>
          `;
    }
    const edit = (event) => draft.edit(event.detail);
    return html`
      <div class="page">
        <div class="head"><a class="button ghost small" href="/rules">${icon('left', 13)}Rules</a></div>
        <bb-rule-head
          .rule=${draft.rule}
          .facts=${draft.facts}
          ?isNew=${draft.isNew}
          ?isDirty=${draft.isDirty}
          ?busy=${draft.busy}
          @save=${this.#save}
          @remove=${this.#remove}
        ></bb-rule-head>
        <div class="two">
          <div class="stack">
            <bb-rule-condition
              .rule=${draft.rule}
              .diagnostics=${draft.diagnostics}
              .cost=${draft.cost}
              ?readonly=${!draft.mayEdit}
              ?isNew=${draft.isNew}
              @edit=${edit}
            ></bb-rule-condition>
            <bb-rule-exceptions
              .rule=${draft.rule}
              .diagnostics=${draft.diagnostics}
              ?readonly=${!session.can('editor')}
              ?stored=${!draft.isNew}
              @edit=${edit}
            ></bb-rule-exceptions>
            <bb-rule-counting .rule=${draft.rule} ?readonly=${!draft.mayEdit} @edit=${edit}></bb-rule-counting>
            <bb-rule-about .rule=${draft.rule} ?readonly=${!draft.mayEdit} @edit=${edit}></bb-rule-about>
          </div>
          ${this.#beside(edit)}
        </div>
      </div>
    `;
  }

  #beside(edit) {
    const draft = this.#draft;
    const compiled = draft.judged && !draft.hasErrors ? draft.judged : null;
    return html`
      <section class="panel beside" aria-label="Beside the rule">
        <bb-tabs
          label="Beside the rule"
          .tabs=${this.#tabs(compiled)}
          .selected=${this.tab}
          @select=${(e) => (this.tab = e.detail)}
        ></bb-tabs>
        <div role="tabpanel" aria-label=${this.tab} class="scroll">
          <bb-rule-tests
            ?hidden=${this.tab !== 'tests'}
            .rule=${draft.rule}
            .compiled=${compiled}
            ?readonly=${!draft.mayEdit}
            @edit=${edit}
            @counted=${(e) => (this.counted = e.detail)}
          ></bb-rule-tests>
          <bb-rule-try
            ?hidden=${this.tab !== 'try'}
            .rule=${draft.rule}
            .compiled=${compiled}
            @test=${this.#keepTest}
          ></bb-rule-try>
          ${
            this.tab === 'history'
              ? html`
                  <bb-rule-history
                    .ruleId=${draft.rule.id}
                    .version=${draft.facts.updatedAt}
                    ?readonly=${!draft.mayEdit}
                    @take=${this.#take}
                  ></bb-rule-history>
                `
              : nothing
          }
        </div>
      </section>
    `;
  }

  #tabs(compiled) {
    const { passed, total } = this.counted ?? { passed: 0, total: 0 };
    const { tests } = this.#draft.rule;
    const run = compiled && total === tests.length && total > 0;
    const first = {
      id: 'tests',
      title: 'Tests',
      mark: run ? `${passed}/${total}` : tests.length ? String(tests.length) : '',
      tone: run ? (passed === total ? 'ok' : 'critical') : 'neutral',
    };
    const tabs = [first, { id: 'try', title: 'Try it' }];
    return this.#draft.isNew ? tabs : [...tabs, { id: 'history', title: 'History' }];
  }
}

customElements.define('bb-rule', RulePage);
