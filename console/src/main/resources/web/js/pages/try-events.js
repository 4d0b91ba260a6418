/** A rule against events that somebody pastes. Fires "test" with {name, match, event} for one that shall become a test. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { lines } from '../ui/lines.js';
import { badgeStyles } from '../ui/badge.js';
import { icon } from '../ui/icon.js';
import { count, plural } from '../ui/time.js';
import { eventsOf, titleOf } from '../api/events.js';
import { tryEvents } from '../api/rules.js';
import { resultBadge } from './trial-result.js';

const MOST_SHOWN = 200;

class TryEvents extends LitElement {
  static properties = {
    compiled: { attribute: false },
    text: { state: true },
    cluster: { state: true },
    tried: { state: true },
    problem: { state: true },
    busy: { state: true },
    open: { state: true },
  };
  static styles = [
    controls,
    layout,
    lines,
    badgeStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      textarea {
        min-height: 130px;
        font: 12px / 1.5 var(--mono);
        white-space: pre;
      }
      .line {
        display: flex;
        gap: 9px;
        min-height: 36px;
        padding: 0 11px;
        justify-content: flex-start;
      }
      .detail {
        padding: 4px 12px 12px;
      }
      .cluster {
        width: 150px;
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
    this.cluster = '';
  }

  async #try() {
    this.busy = true;
    this.problem = null;
    try {
      const events = eventsOf(this.text);
      const attributes = this.cluster.trim() ? { cluster: this.cluster.trim() } : {};
      const results = await tryEvents(this.compiled, events, attributes);
      this.tried = events.map((event, i) => ({ event, result: results[i] }));
      this.open = events.length === 1 ? 0 : null;
    } catch (problem) {
      this.problem = problem;
      this.tried = null;
    } finally {
      this.busy = false;
    }
  }

  #keep({ event, result }) {
    const detail = { name: titleOf(event), match: result.matches, event };
    this.dispatchEvent(new CustomEvent('test', { detail }));
  }

  render() {
    return html`
      <textarea
        aria-label="Events, as JSON"
        placeholder="One event, an EventList, or one event a line"
        spellcheck="false"
        .value=${this.text}
        @input=${(e) => (this.text = e.target.value)}
      ></textarea>
      <div class="row">
        <input
          class="cluster"
          aria-label="Cluster that sent them"
          placeholder="cluster (any)"
          .value=${this.cluster}
          @input=${(e) => (this.cluster = e.target.value)}
        />
        <span class="grow"></span>
        <button class="primary" ?disabled=${this.busy || !this.compiled || !this.text.trim()} @click=${this.#try}>
          ${icon('play', 12)}${this.busy ? 'Trying…' : 'Try'}
        </button>
      </div>
      ${
        this.problem
          ? html`
              <p class="notice bad" role="alert">${this.problem.message}</p>
            `
          : nothing
      }
      ${this.tried ? this.#results() : nothing}
    `;
  }

  #results() {
    const matches = this.tried.filter(({ result }) => result?.matches).length;
    return html`
      <p role="status">
        <b>${count(matches)}</b>
        of ${plural(this.tried.length, 'event')} ${matches === 1 ? 'matches' : 'match'}.
        ${this.tried.length > MOST_SHOWN ? `The first ${MOST_SHOWN} are shown.` : ''}
      </p>
      <ol class="framed" aria-label="Results">
        ${this.tried.slice(0, MOST_SHOWN).map((one, i) => this.#result(one, i))}
      </ol>
    `;
  }

  #result(one, i) {
    const open = this.open === i;
    return html`
      <li>
        <button class="line" aria-expanded=${open} @click=${() => (this.open = open ? null : i)}>
          ${resultBadge(one.result)}
          <span class="cut" dir="auto">${titleOf(one.event)}</span>
        </button>
        ${
          open
            ? html`
                <div class="detail">
                  <bb-trial-result .result=${one.result} .event=${one.event}></bb-trial-result>
                  <div>
                    <button class="small" @click=${() => this.#keep(one)}>${icon('plus', 13)}Keep as a test</button>
                  </div>
                </div>
              `
            : nothing
        }
      </li>
    `;
  }
}

customElements.define('bb-try-events', TryEvents);
