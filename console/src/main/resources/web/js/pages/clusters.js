/** The clusters that send, whether they do, and the way to add one. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { Refresh } from '../ui/refresh.js';
import { plural, short } from '../ui/time.js';
import { all } from '../api/client.js';
import { session } from '../api/session.js';
import { setQuery } from '../shell/router.js';
import { clusterHealth, lag, rejected, rejects } from './cluster-health.js';
import '../ui/badge.js';
import '../ui/filter-bar.js';
import '../ui/states.js';
import '../ui/table.js';
import '../charts/sparkline.js';
import './cluster-add.js';

const EVERY_MILLIS = 10_000;
const perMinute = (cluster) => cluster.eventsPerMinute?.at(-2) ?? cluster.eventsPerMinute?.at(-1) ?? 0;

const COLUMNS = [
  {
    name: 'Cluster',
    width: 'minmax(160px, 2fr)',
    sort: (c) => c.id,
    cell: (c) => html`
      <span class="flow"><span class="cut strong" title=${c.id}>${c.id}</span></span>
    `,
  },
  { name: 'State', width: '96px', sort: (c) => clusterHealth(c).rank, cell: (c) => healthBadge(c) },
  {
    name: 'Last hour',
    width: '132px',
    cell: (c) => html`
      <bb-sparkline label="Events a minute" .values=${c.eventsPerMinute ?? []}></bb-sparkline>
    `,
  },
  { name: 'Events/min', width: '104px', end: true, sort: perMinute, cell: (c) => short(perMinute(c)) },
  {
    name: 'Last event',
    width: '116px',
    sort: (c) => c.lastEvent ?? '',
    cell: (c) =>
      c.lastEvent
        ? html`
            <bb-time value=${c.lastEvent} relative></bb-time>
          `
        : html`
            <span class="muted">never</span>
          `,
  },
  {
    name: 'Rejects',
    width: '86px',
    end: true,
    sort: rejected,
    cell: (c) => html`
      <span title="In the last hour: ${rejects(c)}">${short(rejected(c))}</span>
    `,
  },
  {
    name: 'Lag',
    width: '76px',
    end: true,
    sort: (c) => c.lagMillis ?? -1,
    cell: (c) => html`
      <span title="From receiving an event to judging it">${c.lagMillis === undefined ? '–' : lag(c)}</span>
    `,
  },
  {
    name: 'Where',
    width: 'minmax(120px, 1.4fr)',
    cell: (c) => html`
      <span class="muted" title=${where(c)}>${where(c)}</span>
    `,
  },
];

const compact = (c) => html`
  <div class="two">
    <span class="flow">
      <span class="cut strong">${c.id}</span>
      ${healthBadge(c)}
    </span>
    <span class="sub">
      <span>
        ${
          c.lastEvent
            ? html`
                <bb-time value=${c.lastEvent} relative></bb-time>
              `
            : 'no event yet'
        }
      </span>
      <span>${short(perMinute(c))} a minute</span>
      ${
        rejected(c) > 0
          ? html`
              <span>${rejects(c)} refused</span>
            `
          : nothing
      }
    </span>
  </div>
`;

function healthBadge(cluster) {
  const health = clusterHealth(cluster);
  return html`
    <bb-badge tone=${health.tone} title=${health.text}>${health.word}</bb-badge>
  `;
}

function where(cluster) {
  const { provider, account, project, region } = cluster.attributes ?? {};
  return [provider, region, account ?? project].filter(Boolean).join(' · ');
}

class Clusters extends LitElement {
  static properties = { query: { attribute: false }, clusters: { state: true }, problem: { state: true } };
  static styles = [
    controls,
    layout,
    css`
      .panel {
        overflow: hidden;
      }
    `,
  ];

  constructor() {
    super();
    new Refresh(this, () => this.#read(), EVERY_MILLIS);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  async #read() {
    try {
      this.clusters = await all('/clusters');
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  get #shown() {
    const q = (this.query.get('q') ?? '').toLowerCase();
    const states = this.query.getAll('state');
    const text = (c) => JSON.stringify([c.id, c.attributes, c.labels]).toLowerCase();
    return this.clusters.filter(
      (c) => text(c).includes(q) && (states.length === 0 || states.includes(clusterHealth(c).word)),
    );
  }

  render() {
    const adding = this.query.get('add') !== null;
    return html`
      <div class="page">
        <div class="head">
          <h1>Clusters</h1>
          ${
            this.clusters
              ? html`
                  <span class="muted">${plural(this.clusters.length, 'cluster')}</span>
                `
              : nothing
          }
          <span class="grow"></span>
          ${
            session.can('operator')
              ? html`
                  <button class="primary" @click=${() => setQuery({ add: '1' }, {})}>
                    ${icon('plus', 14)}Add a cluster
                  </button>
                `
              : nothing
          }
        </div>
        <bb-filter-bar
          .query=${this.query}
          .filters=${[{ name: 'state', title: 'State', options: ['sending', 'silent', 'rejects', 'waiting'] }]}
          placeholder="Search clusters, labels, accounts"
        ></bb-filter-bar>
        <section class="panel">${this.#list()}</section>
      </div>
      ${
        adding
          ? html`
              <bb-cluster-add @added=${this.#read} @close=${() => setQuery({ add: null })}></bb-cluster-add>
            `
          : nothing
      }
    `;
  }

  #list() {
    if (!this.clusters) {
      return this.problem
        ? html`
            <bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>
          `
        : html`
            <bb-skeleton></bb-skeleton>
          `;
    }
    const none = this.clusters.length === 0;
    return html`
      <bb-table
        label="Clusters"
        .rows=${this.#shown}
        .columns=${COLUMNS}
        .compact=${compact}
        .href=${(c) => `/clusters/${encodeURIComponent(c.id)}`}
        .rowLabel=${(c) => c.id}
      >
        <bb-empty
          slot="empty"
          icon="cluster"
          title=${none ? 'No clusters yet' : 'No cluster fits'}
          text=${none ? 'Add one: it takes three files and five minutes.' : 'Try other words.'}
        >
          ${
            none && session.can('operator')
              ? html`
                  <button class="primary" @click=${() => setQuery({ add: '1' }, {})}>
                    ${icon('plus', 14)}Add a cluster
                  </button>
                `
              : nothing
          }
        </bb-empty>
      </bb-table>
    `;
  }
}

customElements.define('bb-clusters', Clusters);
