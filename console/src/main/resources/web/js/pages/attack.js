/** Where in MITRE ATT&CK the alerts of a span are, and what the library's rules cover. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { properties } from '../ui/properties.js';
import { count, short } from '../ui/time.js';
import { all, get } from '../api/client.js';
import { range, SPANS } from '../api/alerts.js';
import { setQuery } from '../shell/router.js';
import { isKnown, parentOf, TACTICS } from './techniques.js';
import '../ui/states.js';

class Attack extends LitElement {
  static properties = {
    query: { attribute: false },
    counts: { state: true },
    covered: { state: true },
    problem: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      select {
        width: auto;
      }
      .scroll {
        overflow-x: auto;
        padding-bottom: 6px;
      }
      .matrix {
        display: grid;
        grid-template-columns: repeat(var(--columns), minmax(132px, 1fr));
        gap: 8px;
        align-items: start;
        min-width: max-content;
      }
      h2 {
        padding: 4px 2px 6px;
        font-size: var(--size-s);
        color: var(--text-2);
        display: flex;
        gap: 6px;
        align-items: end;
        min-height: 44px;
        line-height: 1.25;
        justify-content: space-between;
      }
      h2 span {
        color: var(--text-3);
        font-weight: 400;
      }
      .column {
        width: 132px;
      }
      @media (min-width: 1700px) {
        .column {
          width: auto;
        }
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 5px;
      }
      li > * {
        display: grid;
        gap: 3px;
        min-height: 62px;
        padding: 7px 9px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text-3);
        font-size: var(--size-s);
        line-height: 1.3;
        align-content: start;
      }
      li > .covered {
        color: var(--text);
        border-color: var(--line-strong);
      }
      li > .hit {
        color: var(--text);
        border-color: color-mix(in srgb, var(--high-fill) calc(30% + var(--heat) * 70%), var(--line));
        background: color-mix(in srgb, var(--high-tint) calc(25% + var(--heat) * 75%), var(--surface));
      }
      a:hover {
        text-decoration: none;
        border-color: var(--accent) !important;
      }
      .n {
        display: flex;
        justify-content: space-between;
        font-size: var(--size-xs);
        color: var(--text-3);
        gap: 4px;
      }
      .n b {
        color: var(--high);
        font-size: var(--size);
        font-variant-numeric: tabular-nums;
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: 16px;
        color: var(--text-3);
        font-size: var(--size-s);
      }
      .key span {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      .key i {
        width: 13px;
        height: 13px;
        border-radius: 3px;
        border: 1px solid var(--line);
        background: var(--surface);
      }
      .key .a {
        background: var(--high-tint);
        border-color: var(--high-fill);
      }
      .key .b {
        border-color: var(--text-3);
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.has('query')) {
      this.#read();
    }
  }

  async #read() {
    this.problem = null;
    try {
      const { from, to } = range(this.query);
      const asked = { from: new Date(from).toISOString(), to: to && new Date(to).toISOString() };
      const [{ data }, rules] = await Promise.all([get('/alerts/attack', asked), this.covered ? null : all('/rules')]);
      this.counts = sum((data.items ?? data).map((one) => [one.technique ?? one.id, one.count ?? one.n]));
      if (rules) {
        this.covered = sum(rules.flatMap((rule) => (rule.attack ?? []).map((id) => [id, 1])));
      }
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { span } = range(this.query);
    return html`
      <div class="page">
        <div class="head">
          <h1>ATT&amp;CK</h1>
          <span class="grow"></span>
          <select aria-label="Span of time" @change=${(e) => setQuery({ span: e.target.value, from: null, to: null })}>
            ${SPANS.map(
              (one) => html`
                <option value=${one.value} ?selected=${one === span}>${one.title}</option>
              `,
            )}
          </select>
        </div>
        <div class="key">
          <span>
            <i class="a"></i>
            has alerts
          </span>
          <span>
            <i class="b"></i>
            covered by rules
          </span>
          <span>
            <i></i>
            no rule
          </span>
        </div>
        ${
          this.problem
            ? html`
                <bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>
              `
            : this.counts && this.covered
              ? this.#matrix()
              : html`
                  <bb-skeleton rows="12"></bb-skeleton>
                `
        }
      </div>
    `;
  }

  #matrix() {
    const others = [...new Set([...this.counts.keys(), ...this.covered.keys()])].filter((id) => !isKnown(id));
    const columns = [
      ...TACTICS,
      ...(others.length ? [['Other', Object.fromEntries(others.map((id) => [id, id]))]] : []),
    ];
    const most = Math.log1p(Math.max(1, ...this.counts.values()));
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Matrix of techniques">
        <div class="matrix" ${properties({ '--columns': columns.length })}>
          ${columns.map(([tactic, techniques]) => {
            const hits = Object.keys(techniques).reduce((n, id) => n + (this.counts.get(id) ?? 0), 0);
            return html`
              <div class="column">
                <h2>
                  ${tactic}${
                    hits
                      ? html`
                          <span>${short(hits)}</span>
                        `
                      : nothing
                  }
                </h2>
                <ul>
                  ${Object.entries(techniques).map(([id, name]) => this.#cell(id, name, most))}
                </ul>
              </div>
            `;
          })}
        </div>
      </div>
    `;
  }

  #cell(id, name, most) {
    const hits = this.counts.get(id) ?? 0;
    const rules = this.covered.get(id) ?? 0;
    const text = html`
      <span class="n">
        <span>${id}</span>
        ${
          hits
            ? html`
                <b title="${count(hits)} alerts">${short(hits)}</b>
              `
            : rules
              ? html`
                  <span>${rules} ${rules === 1 ? 'rule' : 'rules'}</span>
                `
              : nothing
        }
      </span>
      <span>${name}</span>
    `;
    if (hits) {
      const span = this.query.get('span');
      const search = new URLSearchParams([['attack', id], ...(span ? [['span', span]] : [])]);
      return html`
        <li>
          <a class="hit" href="/alerts?${search}" ${properties({ '--heat': Math.log1p(hits) / most })}>${text}</a>
        </li>
      `;
    }
    return html`
      <li>
        ${
          rules
            ? html`
                <a class="covered" href="/rules?attack=${id}">${text}</a>
              `
            : html`
                <div>${text}</div>
              `
        }
      </li>
    `;
  }
}

/** Adds up by technique, sub-techniques with theirs. @returns {Map<string, number>} */
function sum(pairs) {
  const sums = new Map();
  for (const [id, n] of pairs) {
    sums.set(parentOf(id), (sums.get(parentOf(id)) ?? 0) + n);
  }
  return sums;
}

customElements.define('bb-attack', Attack);
