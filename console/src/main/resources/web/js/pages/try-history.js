/**
 * A rule against the events of the last hours: how far it is, what it matched, how noisy it would be. Fires "test" with
 * {name, match, event} for a match that shall become a test.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { properties } from '../ui/properties.js';
import { count, short, span } from '../ui/time.js';
import { Trial } from './trial.js';
import './trial-noise.js';

const SPANS = [
  ['PT1H', 'Last hour'],
  ['PT6H', 'Last 6 hours'],
  ['PT24H', 'Last 24 hours'],
  ['P3D', 'Last 3 days'],
  ['P7D', 'Last 7 days'],
];

const DAY = 86_400_000;

class TryHistory extends LitElement {
  static properties = { compiled: { attribute: false }, last: { state: true } };
  static styles = [
    controls,
    layout,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      select {
        width: auto;
        flex: 1;
      }
      .bar {
        height: 5px;
        border-radius: 3px;
        background: var(--surface-3);
        overflow: hidden;
      }
      .bar i {
        display: block;
        height: 100%;
        width: var(--share);
        background: var(--accent);
        transition: width 0.2s;
      }
      .numbers {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: 8px;
      }
      .numbers div {
        display: grid;
        gap: 1px;
        padding: 8px 12px;
        border-radius: var(--radius);
        background: var(--surface-2);
      }
      .numbers b {
        font-size: var(--size-xl);
        font-weight: 600;
        letter-spacing: -0.01em;
        font-variant-numeric: tabular-nums;
      }
      .numbers span {
        font-size: var(--size-s);
        color: var(--text-2);
      }
      @media (prefers-reduced-motion: reduce) {
        .bar i {
          transition: none;
        }
      }
    `,
  ];

  #trial = new Trial(this);

  constructor() {
    super();
    this.last = 'PT24H';
  }

  render() {
    const trial = this.#trial;
    return html`
      <div class="row">
        <select aria-label="How far back" @change=${(e) => (this.last = e.target.value)}>
          ${SPANS.map(
            ([value, title]) => html`
              <option value=${value} ?selected=${value === this.last}>${title}</option>
            `,
          )}
        </select>
        ${
          trial.isRunning
            ? html`
                <button @click=${() => trial.cancel()}>${icon('close', 12)}Cancel</button>
              `
            : html`
                <button
                  class="primary"
                  ?disabled=${!this.compiled}
                  @click=${() => trial.start(this.compiled, this.last)}
                >
                  ${icon('play', 12)}Try
                </button>
              `
        }
      </div>
      ${
        trial.problem
          ? html`
              <p class="notice bad" role="alert">${trial.problem.message}</p>
            `
          : nothing
      }
      ${trial.report ? this.#report(trial.report) : this.#hint()}
    `;
  }

  #hint() {
    return this.#trial.isRunning
      ? nothing
      : html`
          <p class="muted">
            Reads events that Kafka still has and judges them by the rule as it stands here. Nothing is stored, nobody
            is alerted.
          </p>
        `;
  }

  #report(report) {
    const { scanned, total, sampledFraction, matched, excepted, state, elapsedMillis } = report;
    const isSample = sampledFraction < 1 && state !== 'running';
    const changed = this.#trial.tried !== this.compiled && !this.#trial.isRunning;
    return html`
      <div
        class="bar"
        role="progressbar"
        aria-label="Events read"
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(sampledFraction * 100)}
        ${properties({ '--share': `${sampledFraction * 100}%` })}
      >
        <i></i>
      </div>
      <p class="muted" role="status">
        ${count(scanned)} of ${count(total)} events in
        ${span(Math.max(1000, elapsedMillis))}${
          state === 'cancelled' ? ', cancelled' : ''
        }${isSample && state === 'done' ? '; its time was over, so this is a sample' : ''}
      </p>
      ${
        changed
          ? html`
              <p class="notice warn">${icon('warning')}The rule was changed since.</p>
            `
          : nothing
      }
      ${
        report.problem
          ? html`
              <p class="notice bad" role="alert">${report.problem}</p>
            `
          : nothing
      }
      <div class="numbers">
        <div>
          <b title=${count(matched)}>${short(matched)}</b>
          <span>${matched === 1 ? 'match' : 'matches'}</span>
        </div>
        <div>
          <b title=${count(excepted)}>${short(excepted)}</b>
          <span>excepted</span>
        </div>
        <div>
          <b>${short(perDay(report))}</b>
          <span>a day, about</span>
        </div>
      </div>
      ${
        report.unreadable || report.gone
          ? html`
              <p class="muted">
                ${report.unreadable ? `${count(report.unreadable)} events could not be judged. ` : ''}${
                  report.gone ? `${count(report.gone)} left Kafka before they were read.` : ''
                }
              </p>
            `
          : nothing
      }
      <bb-trial-noise
        .report=${report}
        @test=${(e) => this.dispatchEvent(new CustomEvent('test', { detail: e.detail }))}
      ></bb-trial-noise>
    `;
  }
}

/** Alerts a day, by the events that were read. */
function perDay({ from, to, matched, sampledFraction }) {
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  return sampledFraction > 0 ? matched / sampledFraction / days : 0;
}

customElements.define('bb-try-history', TryHistory);
