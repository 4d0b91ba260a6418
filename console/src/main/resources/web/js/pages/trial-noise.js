/** How noisy a rule would be: its matches by hour, user and namespace, and some of them. Fires "test" with {name, match, event}. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { lines } from '../ui/lines.js';
import { icon } from '../ui/icon.js';
import { clock } from '../ui/time.js';
import '../charts/histogram.js';
import '../charts/ranking.js';
import './trial-result.js';

const HOUR = 3_600_000;

class TrialNoise extends LitElement {
  static properties = { report: { attribute: false }, open: { state: true } };
  static styles = [
    controls,
    layout,
    lines,
    css`
      :host {
        display: grid;
        gap: 14px;
        min-width: 0;
      }
      section {
        min-width: 0;
      }
      h3 {
        margin-bottom: 6px;
      }
      bb-ranking {
        margin: 0 -8px;
      }
      .rankings {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(190px, 100%), 1fr));
        gap: 14px;
      }
      .line {
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px 10px;
        min-height: var(--control);
        padding: 6px 12px;
      }
      .detail {
        padding: 4px 12px 12px;
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.has('report') && changed.get('report')?.id !== this.report.id) {
      this.open = null;
    }
  }

  render() {
    const { byHour, byUser, byNamespace, sample, matched } = this.report;
    if (matched === 0) {
      return this.report.state === 'running'
        ? nothing
        : html`
            <p class="notice good">${icon('check')}It would have been silent.</p>
          `;
    }
    return html`
      <section>
        <h3>Matches by hour</h3>
        ${this.#hours(byHour)}
      </section>
      <div class="rankings">
        <section>
          <h3>By user</h3>
          <bb-ranking label="Matches by user" .items=${ranked(byUser)}></bb-ranking>
        </section>
        <section>
          <h3>By namespace</h3>
          <bb-ranking label="Matches by namespace" .items=${ranked(byNamespace)}></bb-ranking>
        </section>
      </div>
      <section>
        <h3>Some of them</h3>
        <ol class="framed" aria-label="Some of the matches">
          ${sample.map((match, i) => this.#match(match, i))}
        </ol>
      </section>
    `;
  }

  #hours(byHour) {
    const from = Date.parse(byHour[0].at);
    return html`
      <bb-histogram
        label="Matches by hour"
        .from=${from}
        .to=${from + byHour.length * HOUR}
        .step=${HOUR}
        .series=${[{ name: 'matches', color: 'var(--accent)', values: byHour.map((hour) => hour.n) }]}
      ></bb-histogram>
    `;
  }

  #match(match, i) {
    const open = this.open === i;
    const keep = () => {
      const detail = { name: match.message.slice(0, 200), match: true, event: match.event };
      this.dispatchEvent(new CustomEvent('test', { detail }));
    };
    return html`
      <li>
        <button class="line" aria-expanded=${open} @click=${() => (this.open = open ? null : i)}>
          <span class="cut" title=${match.message} dir="auto">${match.message}</span>
          <span class="muted numeric">${clock(match.time ?? match.at, 'minute')}</span>
        </button>
        ${
          open
            ? html`
                <div class="detail">
                  ${
                    match.event
                      ? html`
                          <bb-trial-result .result=${resultOf(match)} .event=${match.event}></bb-trial-result>
                          <div>
                            <button class="small" @click=${keep}>${icon('plus', 13)}Keep as a test</button>
                          </div>
                        `
                      : html`
                          <p class="muted">The event is too large to be shown here.</p>
                        `
                  }
                </div>
              `
            : nothing
        }
      </li>
    `;
  }
}

/** A match of the sample in the form of a tried event; its message stands above it already. */
const resultOf = ({ evidence }) => ({ matches: false, exception: null, evidence, unreadable: null });

const ranked = (counts) => counts.map(({ value, n }) => ({ title: value, n }));

customElements.define('bb-trial-noise', TrialNoise);
