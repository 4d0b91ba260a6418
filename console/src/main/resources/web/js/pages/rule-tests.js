/**
 * The tests that a rule carries, run again whenever the rule compiles. Fires "edit" with {tests}, and "counted" with
 * {passed, total} when they were run.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { lines } from '../ui/lines.js';
import { badgeMark, badgeStyles } from '../ui/badge.js';
import { icon } from '../ui/icon.js';
import { texts, tryEvents } from '../api/rules.js';
import './rule-test-form.js';
import './trial-result.js';

const PAUSE_MILLIS = 300;

class RuleTests extends LitElement {
  static properties = {
    rule: { attribute: false },
    /** The rule that compiled last; null: it does not compile. */
    compiled: { attribute: false },
    readonly: { type: Boolean },
    results: { state: true },
    problem: { state: true },
    open: { state: true },
    edited: { state: true },
  };
  static styles = [
    controls,
    layout,
    lines,
    badgeStyles,
    css`
      .line {
        display: flex;
        gap: 9px;
        justify-content: flex-start;
        white-space: normal;
      }
      .name {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .passed {
        color: var(--ok-fill);
      }
      .failed {
        color: var(--critical-fill);
      }
      .unknown {
        color: var(--muted-fill);
      }
      .line svg {
        flex: none;
      }
      .detail {
        padding: 2px 16px 14px 39px;
      }
      footer {
        padding: 12px 16px;
      }
      .above {
        margin: 12px 16px;
      }
    `,
  ];

  #timer = 0;
  #asking = null;
  #ran = '';

  constructor() {
    super();
    this.results = [];
    this.open = null;
    this.edited = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  willUpdate(changed) {
    if (changed.has('rule') || changed.has('compiled')) {
      const wanted = this.compiled ? JSON.stringify([texts(this.compiled), this.rule.tests]) : '';
      if (wanted !== this.#ran) {
        this.#ran = wanted;
        clearTimeout(this.#timer);
        this.#asking?.abort();
        this.#timer = wanted ? setTimeout(() => this.#run(), PAUSE_MILLIS) : 0;
      }
    }
  }

  async #run() {
    const asking = new AbortController();
    this.#asking = asking;
    const { tests } = this.rule;
    try {
      const events = tests.map((test) => test.event);
      const results = events.length ? await tryEvents(this.compiled, events, {}, asking.signal) : [];
      if (asking !== this.#asking) {
        return;
      }
      this.results = results;
      this.problem = null;
      const passed = tests.filter((test, i) => results[i]?.matches === test.match).length;
      this.dispatchEvent(new CustomEvent('counted', { detail: { passed, total: tests.length } }));
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        this.problem = problem;
      }
    }
  }

  #edit(tests) {
    this.dispatchEvent(new CustomEvent('edit', { detail: { tests } }));
  }

  #remove(i) {
    this.open = null;
    this.results = this.results.filter((_, k) => k !== i);
    this.#edit(this.rule.tests.filter((_, k) => k !== i));
  }

  #saved(event) {
    const { tests } = this.rule;
    const at = this.edited.at ?? tests.length;
    this.#edit([...tests.slice(0, at), event.detail, ...tests.slice(at + 1)]);
    this.open = at;
    this.edited = null;
  }

  render() {
    const { tests } = this.rule;
    return html`
      ${
        this.problem
          ? html`
              <p class="notice bad above" role="alert">${this.problem.message}</p>
            `
          : nothing
      }
      ${
        !this.compiled && tests.length
          ? html`
              <p class="notice above">${icon('info')}They run once the rule compiles.</p>
            `
          : nothing
      }
      ${
        tests.length === 0
          ? html`
              <bb-empty
                icon="check"
                title="No tests yet"
                text="A test is an event and whether the rule matches it. Paste one here, or keep one that you tried."
              ></bb-empty>
            `
          : html`
              <ol aria-label="Tests">
                ${tests.map((test, i) => this.#test(test, i))}
              </ol>
            `
      }
      ${
        this.readonly
          ? nothing
          : html`
              <footer>
                <button class="small" @click=${() => (this.edited = { test: null, at: null })}>
                  ${icon('plus', 13)}Add a test
                </button>
              </footer>
            `
      }
      ${
        this.edited
          ? html`
              <bb-rule-test-form
                .test=${this.edited.test}
                @save=${this.#saved}
                @close=${() => (this.edited = null)}
              ></bb-rule-test-form>
            `
          : nothing
      }
    `;
  }

  #test(test, i) {
    const result = this.compiled ? this.results[i] : undefined;
    const state = result === undefined ? 'unknown' : result.matches === test.match ? 'passed' : 'failed';
    const mark = { passed: 'check', failed: 'close', unknown: 'more' }[state];
    const open = this.open === i;
    return html`
      <li>
        <button class="line" aria-expanded=${open} @click=${() => (this.open = open ? null : i)}>
          <span class=${state}>${icon(mark, 14)}</span>
          <span class="visually-hidden">${state === 'unknown' ? 'not run' : state}:</span>
          <span class="name" dir="auto">${test.name}</span>
          ${badgeMark(test.match ? 'match' : 'no match', test.match ? 'accent' : 'neutral', 'What is expected')}
        </button>
        ${open ? this.#detail(test, result, state, i) : nothing}
      </li>
    `;
  }

  #detail(test, result, state, i) {
    const got = result?.matches ? 'The rule matches this event' : 'The rule does not match this event';
    return html`
      <div class="detail">
        ${
          state === 'failed'
            ? html`
                <p class="notice bad">${got}, and the test expects the opposite.</p>
              `
            : nothing
        }
        <bb-trial-result .result=${result} .event=${test.event}></bb-trial-result>
        ${
          this.readonly
            ? nothing
            : html`
                <div class="row">
                  <button class="small" @click=${() => (this.edited = { test, at: i })}>${icon('edit', 13)}Edit</button>
                  <button class="small" @click=${() => this.#remove(i)}>${icon('trash', 13)}Remove</button>
                </div>
              `
        }
      </div>
    `;
  }
}

customElements.define('bb-rule-tests', RuleTests);
