/** Every version of a rule: who made it and when, and what became different. Fires "take" with the rule of a version. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { lines } from '../ui/lines.js';
import { icon } from '../ui/icon.js';
import { Pages } from '../api/client.js';
import { comparable } from '../api/rule-text.js';
import { historyOf } from '../api/rules.js';
import '../ui/badge.js';
import '../ui/difference.js';
import '../ui/states.js';
import '../ui/time.js';

const PAGE = 30;

class RuleHistory extends LitElement {
  static properties = {
    ruleId: {},
    /** What is stored, by which is told when to read anew. */
    version: {},
    readonly: { type: Boolean },
    items: { state: true },
    problem: { state: true },
    open: { state: true },
  };
  static styles = [
    controls,
    layout,
    lines,
    css`
      .line {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto 14px;
        gap: 2px 9px;
      }
      footer {
        padding: 12px 16px;
        text-align: center;
      }
    `,
  ];

  #pages = null;

  constructor() {
    super();
    this.open = null;
  }

  willUpdate(changed) {
    if (changed.has('ruleId') || changed.has('version')) {
      this.#pages = new Pages(historyOf(this.ruleId), {}, PAGE);
      this.items = null;
      this.open = null;
      this.#more();
    }
  }

  async #more() {
    const pages = this.#pages;
    this.problem = null;
    try {
      const items = await pages.more();
      if (pages === this.#pages) {
        this.items = [...(this.items ?? []), ...items];
      }
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (!this.items) {
      return this.problem
        ? html`
            <bb-failure .problem=${this.problem} @retry=${this.#more}></bb-failure>
          `
        : html`
            <bb-skeleton rows="4"></bb-skeleton>
          `;
    }
    if (this.items.length === 0) {
      return html`
        <bb-empty
          icon="history"
          title="No history"
          text="What happened before changes were recorded is not known."
        ></bb-empty>
      `;
    }
    return html`
      <ol aria-label="Versions">
        ${this.items.map((item, i) => this.#version(item, i))}
      </ol>
      ${
        this.#pages.done
          ? nothing
          : html`
              <footer><button class="small" @click=${this.#more}>Older ones</button></footer>
            `
      }
    `;
  }

  #version({ at, by, from, difference: { before, after } }, i) {
    const open = this.open === i;
    const [word, tone] =
      before === null ? ['created', 'ok'] : after === null ? ['removed', 'critical'] : ['changed', 'neutral'];
    return html`
      <li>
        <button class="line" aria-expanded=${open} @click=${() => (this.open = open ? null : i)}>
          <bb-badge tone=${tone}>${word}</bb-badge>
          <span class="cut" title=${from ? `${by}, from ${from}` : by} dir="auto">${by}</span>
          <span class="muted"><bb-time value=${at} relative></bb-time></span>
          ${icon('right', 12)}
        </button>
        ${
          open
            ? html`
                <div class="detail">
                  <span class="muted">
                    <bb-time value=${at}></bb-time>
                    ${from ? `from ${from}` : ''}
                  </span>
                  <bb-difference .before=${comparable(before)} .after=${comparable(after)}></bb-difference>
                  ${this.#taking(after, i)}
                </div>
              `
            : nothing
        }
      </li>
    `;
  }

  #taking(after, i) {
    if (this.readonly || after === null || i === 0) {
      return nothing;
    }
    return html`
      <div>
        <button class="small" @click=${() => this.dispatchEvent(new CustomEvent('take', { detail: after }))}>
          ${icon('history', 13)}Take this version into the editor
        </button>
      </div>
    `;
  }
}

customElements.define('bb-rule-history', RuleHistory);
