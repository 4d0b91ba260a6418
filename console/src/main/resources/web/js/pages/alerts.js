/** Alerts: what was raised in a span of time, live, with a histogram to brush and a drawer for the details. */
import { LitElement, html, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { properties } from '../ui/properties.js';
import { plural, count } from '../ui/time.js';
import { all, get, url } from '../api/client.js';
import { apiQuery, range, SPANS } from '../api/alerts.js';
import { setQuery } from '../shell/router.js';
import { AlertList } from './alert-list.js';
import { AlertBars } from './alert-bars.js';
import { alertFilters } from './alert-filters.js';
import { ALERT_COLUMNS, alertCompact } from './alert-columns.js';
import { alertsStyles } from './alerts-styles.js';
import '../ui/table.js';
import '../ui/filter-bar.js';
import '../ui/dialog.js';
import '../ui/states.js';
import '../charts/histogram.js';
import './alert-detail.js';

const STATS_EVERY_MILLIS = 30_000;
const LIVE = {
  live: ['ok', 'live'],
  connecting: ['neutral', 'connecting…'],
  waiting: ['medium', 'reconnecting…'],
  off: ['neutral', 'not live: the span has an end'],
};

class Alerts extends LitElement {
  static properties = {
    query: { attribute: false },
    bars: { state: true },
    rules: { state: true },
    clusters: { state: true },
    statsProblem: { state: true },
  };
  static styles = [controls, layout, alertsStyles];

  #list = new AlertList(
    this,
    () => this.#mayShow(),
    (alert) => this.bars?.add(alert) && this.requestUpdate(),
  );
  #asked = null;
  #timer = 0;
  #hovered = false;

  /** With the drawer open, j and k go through the alerts. */
  #press = (event) => {
    const step = { j: 1, k: -1 }[event.key];
    const at = this.#list.items.findIndex((alert) => alert.id === this.query.get('alert'));
    const typing = event.composedPath()[0].matches?.('input, textarea, select');
    if (step && at >= 0 && !typing && !event.ctrlKey && !event.metaKey && this.#list.items[at + step]) {
      setQuery({ alert: this.#list.items[at + step].id });
    }
  };

  constructor() {
    super();
    this.rules = [];
    this.clusters = [];
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#press);
    this.#timer = setInterval(() => this.#readBars(), STATS_EVERY_MILLIS);
    all('/rules')
      .then((rules) => (this.rules = rules))
      .catch(() => {});
    all('/clusters')
      .then((clusters) => (this.clusters = clusters))
      .catch(() => {});
    if (this.#asked !== null) {
      this.#begin();
    }
  }

  disconnectedCallback() {
    removeEventListener('keydown', this.#press);
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    // The open drawer is in the URL too, and asks for no other list.
    if (changed.has('query')) {
      const asked = new URLSearchParams(this.query);
      asked.delete('alert');
      if (asked.toString() !== this.#asked) {
        this.#asked = asked.toString();
        this.#begin();
      }
    }
  }

  #begin() {
    this.bars = null;
    this.#list.begin(this.query);
    this.#readBars();
    this.#table?.toTop();
  }

  async #readBars() {
    const query = this.query;
    const now = Date.now();
    try {
      const { data } = await get('/alerts/stats', apiQuery(query, now));
      if (query === this.query) {
        this.bars = new AlertBars(data, range(query, now), now);
        this.statsProblem = null;
      }
    } catch (problem) {
      this.statsProblem = problem;
    }
  }

  get #table() {
    return this.renderRoot?.querySelector('bb-table');
  }

  /** Where rows would move under the pointer, or what is being read would, new ones wait. */
  #mayShow() {
    return (
      !this.#hovered &&
      !this.query.get('alert') &&
      (this.#table?.isAtTop ?? true) &&
      !this.#table?.matches(':focus-within')
    );
  }

  #showNew() {
    this.#list.show();
    this.#table.toTop();
  }

  render() {
    const [tone, text] = LIVE[this.#list.liveness];
    const selected = this.query.get('alert');
    return html`
      <div class="page">
        <div class="head">
          <h1>Alerts</h1>
          <span
            class="live ${tone}"
            role="status"
            ${properties({ '--tone': `var(--${tone === 'neutral' ? 'muted' : tone}-fill)` })}
          >
            <i></i>
            ${text}
          </span>
          <span class="grow"></span>
          ${this.#span()}
          <a class="button" href=${url('/alerts.csv', apiQuery(this.query))} download>${icon('download', 14)}CSV</a>
          <a class="button" href=${url('/alerts.ndjson', apiQuery(this.query))} download>
            ${icon('download', 14)}NDJSON
          </a>
        </div>
        <bb-filter-bar
          .query=${this.query}
          .filters=${alertFilters(this.rules, this.clusters, this.bars)}
          placeholder="Search alerts"
        ></bb-filter-bar>
        <section class="panel chart" aria-label="Alerts over time">${this.#chart()}</section>
        <section
          class="panel list"
          aria-label="List of alerts"
          @pointerenter=${() => (this.#hovered = true)}
          @pointerleave=${() => this.#left()}
        >
          ${
            this.#list.waiting.length
              ? html`
                  <button class="news small" @click=${this.#showNew}>
                    ${icon('up', 12)}${plural(this.#list.waiting.length, 'new alert')}
                  </button>
                `
              : nothing
          }
          ${this.#rows(selected)}
        </section>
      </div>
      <bb-drawer heading="Alert" ?open=${Boolean(selected)} @close=${() => setQuery({ alert: null })}>
        ${
          selected
            ? html`
                <a slot="head" class="button ghost small" href="/alerts/${encodeURIComponent(selected)}">
                  ${icon('external', 13)}Own page
                </a>
                <bb-alert-detail
                  .alertId=${selected}
                  .said=${this.#list.said}
                  @state=${(e) => this.#list.update(selected, e.detail)}
                ></bb-alert-detail>
              `
            : nothing
        }
      </bb-drawer>
    `;
  }

  #left() {
    this.#hovered = false;
    if (this.#mayShow()) {
      this.#list.show();
    }
  }

  #span() {
    const { span } = range(this.query);
    const choose = (event) => setQuery({ span: event.target.value, from: null, to: null });
    return html`
      ${
        span
          ? nothing
          : html`
              <button class="drawn" @click=${() => setQuery({ from: null, to: null })}>
                ${icon('close', 12)}Chosen span
              </button>
            `
      }
      <select aria-label="Span of time" @change=${choose}>
        ${
          span
            ? nothing
            : html`
                <option selected disabled>Chosen</option>
              `
        }
        ${SPANS.map(
          (one) => html`
            <option value=${one.value} ?selected=${one === span}>${one.title}</option>
          `,
        )}
      </select>
    `;
  }

  #chart() {
    if (this.statsProblem && !this.bars) {
      return html`
        <p class="notice bad">${this.statsProblem.message}</p>
      `;
    }
    const bars = this.bars ?? AlertBars.empty(range(this.query));
    return html`
      <bb-histogram
        brushable
        label="Alerts"
        .from=${bars.from}
        .to=${bars.to}
        .step=${bars.step}
        .series=${bars.series}
        @brush=${(e) => setQuery({ from: new Date(e.detail.from).toISOString(), to: new Date(e.detail.to).toISOString(), span: null }, {})}
      ></bb-histogram>
    `;
  }

  #rows(selected) {
    const list = this.#list;
    if (!list.loaded) {
      return html`
        <bb-skeleton rows="12"></bb-skeleton>
      `;
    }
    if (list.problem && list.items.length === 0) {
      return html`
        <bb-failure .problem=${list.problem} @retry=${() => this.#begin()}></bb-failure>
      `;
    }
    const total = this.bars ? `, ${count(this.bars.total)} in all` : '';
    return html`
      <bb-table
        fill
        opens
        label="Alerts${total}"
        .rows=${list.items}
        .columns=${ALERT_COLUMNS}
        .compact=${alertCompact}
        .selected=${selected}
        .href=${(alert) => `/alerts/${encodeURIComponent(alert.id)}`}
        .rowLabel=${(alert) => `${alert.rule.severity}: ${alert.message}`}
        .more=${list.done ? null : () => list.more()}
        @open=${(e) => setQuery({ alert: e.detail.id }, {})}
      >
        <bb-empty
          slot="empty"
          icon="alert"
          title="No alerts"
          text="Nothing was raised in this span that fits these filters. New ones appear here by themselves."
        ></bb-empty>
      </bb-table>
    `;
  }
}

customElements.define('bb-alerts', Alerts);
