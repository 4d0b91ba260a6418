/** At a glance: what was raised, who and what stands out, whether every cluster still sends and every part works. */
import { LitElement, html, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { Refresh } from '../ui/refresh.js';
import { icon } from '../ui/icon.js';
import { properties } from '../ui/properties.js';
import { count, plural, short } from '../ui/time.js';
import { SEVERITIES } from '../ui/badge.js';
import { all, get } from '../api/client.js';
import { range, SPANS } from '../api/alerts.js';
import { navigate, setQuery } from '../shell/router.js';
import { AlertBars } from './alert-bars.js';
import { clusterHealth } from './cluster-health.js';
import { overviewStyles } from './overview-styles.js';
import '../ui/states.js';
import '../charts/histogram.js';
import '../charts/sparkline.js';
import '../charts/ranking.js';
import './health-panel.js';

const EVERY_MILLIS = 15_000;
const TOP = 7;

class Overview extends LitElement {
  static properties = {
    query: { attribute: false },
    data: { state: true },
    bars: { state: true },
    problem: { state: true },
  };
  static styles = [controls, layout, overviewStyles];

  constructor() {
    super();
    new Refresh(this, () => this.#read(), EVERY_MILLIS);
  }

  willUpdate(changed) {
    if (changed.has('query')) {
      this.#read();
    }
  }

  async #read() {
    const query = this.query;
    const now = Date.now();
    const asked = { from: new Date(range(query, now).from).toISOString() };
    try {
      const [overview, stats, clusters, channels] = await Promise.all([
        get('/overview'),
        get('/alerts/stats', asked),
        part('/clusters'),
        part('/channels'),
      ]);
      if (query === this.query) {
        this.data = { ...stats.data, services: overview.data.services, clusters, channels };
        this.bars = new AlertBars(stats.data, range(query, now), now);
        this.problem = null;
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
          <h1>Overview</h1>
          <span class="grow"></span>
          <select aria-label="Span of time" @change=${(e) => setQuery({ span: e.target.value, from: null, to: null })}>
            ${SPANS.map(
              (one) => html`
                <option value=${one.value} ?selected=${one === span}>${one.title}</option>
              `,
            )}
          </select>
        </div>
        ${
          this.data
            ? this.#content()
            : this.problem
              ? html`
                  <bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>
                `
              : html`
                  <bb-skeleton rows="14"></bb-skeleton>
                `
        }
      </div>
    `;
  }

  #search(more) {
    const span = this.query.get('span');
    return `/alerts?${new URLSearchParams([...(span ? [['span', span]] : []), ...Object.entries(more)])}`;
  }

  #content() {
    const { data, bars } = this;
    const by = bars.bySeverity;
    return html`
      <div class="figures">
        <a class="panel figure" href=${this.#search({})}>
          <b>${short(bars.total)}</b>
          <span>alerts</span>
        </a>
        ${SEVERITIES.map(
          (severity) => html`
            <a class="panel figure" href=${this.#search({ severity })}>
              <b title=${count(by[severity])}>${short(by[severity] ?? 0)}</b>
              <span>
                <i ${properties({ '--tone': `var(--${severity}-fill)` })}></i>
                ${severity}
              </span>
            </a>
          `,
        )}
        ${this.#events()}
      </div>
      <section class="panel">
        <header>
          <h2>Alerts over time</h2>
          <a class="button ghost small" href=${this.#search({})}>All${icon('right', 12)}</a>
        </header>
        <div class="chart">
          <bb-histogram
            brushable
            label="Alerts"
            .from=${bars.from}
            .to=${bars.to}
            .step=${bars.step}
            .series=${bars.series}
            @brush=${this.#brush}
          ></bb-histogram>
        </div>
      </section>
      <div class="three">
        ${this.#top('Rules', 'rule', data.byRule)}${this.#top('Users', 'user', data.byUser)}${this.#top('Namespaces', 'namespace', data.byNamespace)}
      </div>
      <div class="two">
        ${this.#clusters()}
        <bb-health-panel .services=${data.services ?? []} .channels=${data.channels ?? []}></bb-health-panel>
      </div>
    `;
  }

  /** @param {Record<string, number>|undefined} counts the most frequent first */
  #top(title, field, counts) {
    const items = Object.entries(counts ?? {})
      .slice(0, TOP)
      .map(([value, n]) => ({ title: value, n, href: this.#search({ [field]: value }) }));
    return html`
      <section class="panel">
        <header><h2>${title}</h2></header>
        <bb-ranking label="${title} by alerts" .items=${items}></bb-ranking>
      </section>
    `;
  }

  #brush(event) {
    const { from, to } = event.detail;
    navigate(`/alerts?${new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })}`);
  }

  #events() {
    const minutes = added(this.data.clusters.map((cluster) => cluster.eventsPerMinute ?? []));
    const last = minutes.at(-2) ?? minutes.at(-1) ?? 0;
    return html`
      <div class="panel figure events">
        <b>${short(last)}</b>
        <span>events a minute</span>
        ${
          minutes.length
            ? html`
                <bb-sparkline label="Events a minute" .values=${minutes}></bb-sparkline>
              `
            : nothing
        }
      </div>
    `;
  }

  #clusters() {
    const clusters = this.data.clusters ?? [];
    const healths = clusters
      .map((cluster) => ({ cluster, health: clusterHealth(cluster) }))
      .sort((a, b) => b.health.rank - a.health.rank);
    const silent = healths.filter((one) => one.health.rank > 1).length;
    return html`
      <section class="panel">
        <header>
          <h2>Clusters</h2>
          ${
            silent
              ? html`
                  <bb-badge tone="high" icon="warning">${plural(silent, 'needs', 'need')} a look</bb-badge>
                `
              : nothing
          }
          <a class="button ghost small" href="/clusters">All${icon('right', 12)}</a>
        </header>
        ${
          clusters.length === 0
            ? html`
                <bb-empty icon="cluster" title="No clusters yet" text="Add one, and its audit events flow in.">
                  <a class="button primary" href="/clusters?add=1">Add a cluster</a>
                </bb-empty>
              `
            : html`
                <ul class="clusters">
                  ${healths.slice(0, 10).map(
                    ({ cluster, health }) => html`
                      <li>
                        <a href="/clusters/${encodeURIComponent(cluster.id)}" title=${health.text}>
                          <span class="dot" ${properties({ '--tone': health.color })}></span>
                          <span class="cut">
                            ${cluster.id}
                            <span class="visually-hidden">: ${health.text}</span>
                          </span>
                          <bb-sparkline label="Events a minute" .values=${cluster.eventsPerMinute ?? []}></bb-sparkline>
                          <span class="when">
                            ${
                              cluster.lastEvent
                                ? html`
                                    <bb-time value=${cluster.lastEvent} relative></bb-time>
                                  `
                                : 'no event yet'
                            }
                          </span>
                        </a>
                      </li>
                    `,
                  )}
                </ul>
              `
        }
      </section>
    `;
  }
}

/** A list that is not there does not take the rest away. */
const part = (path) => all(path).catch(() => []);

/** All clusters' minutes, minute by minute; their last ones are the same minute. */
function added(lists) {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) =>
    lists.reduce((sum, list) => sum + (list[list.length - longest + i] ?? 0), 0),
  );
}

customElements.define('bb-overview', Overview);
