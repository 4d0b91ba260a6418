/** One cluster: whether it sends, how it is set up, its token, what it is called. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { Refresh } from '../ui/refresh.js';
import { complain, toast } from '../ui/toast.js';
import { ask } from '../ui/dialog.js';
import { at, get, remove } from '../api/client.js';
import { session } from '../api/session.js';
import { navigate } from '../shell/router.js';
import { clusterHealth, lag, rejects } from './cluster-health.js';
import '../ui/badge.js';
import '../ui/states.js';
import '../ui/time.js';
import '../charts/histogram.js';
import './cluster-setup.js';
import './cluster-token.js';
import './cluster-labels.js';

const EVERY_MILLIS = 5000;

class Cluster extends LitElement {
  static properties = { params: { attribute: false }, cluster: { state: true }, problem: { state: true } };
  static styles = [
    controls,
    layout,
    css`
      .page {
        max-width: 1180px;
      }
      .two {
        display: grid;
        grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr);
        gap: 16px;
        align-items: start;
      }
      .chart {
        padding: 14px 14px 6px 6px;
      }
      @media (max-width: 980px) {
        .two {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  #etag = null;

  constructor() {
    super();
    new Refresh(this, () => this.#read(), EVERY_MILLIS);
  }

  willUpdate(changed) {
    if (changed.has('params')) {
      this.#read();
    }
  }

  async #read() {
    try {
      const { data, etag } = await get(at`/clusters/${this.params.id}`);
      this.cluster = data;
      this.#etag = etag;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #remove() {
    const { id } = this.cluster;
    const sure = await ask({
      heading: `Remove ${id}?`,
      text: 'What it sends from then on is refused. Its alerts stay.',
      action: 'Remove',
      danger: true,
    });
    if (!sure) {
      return;
    }
    try {
      await remove(at`/clusters/${id}`, { etag: this.#etag });
      toast(`${id} is removed`);
      navigate('/clusters');
    } catch (problem) {
      complain(problem);
    }
  }

  render() {
    const cluster = this.cluster;
    if (!cluster) {
      return this.problem
        ? html`
            <bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>
          `
        : html`
            <bb-skeleton rows="10"></bb-skeleton>
          `;
    }
    const health = clusterHealth(cluster);
    return html`
      <div class="page">
        <div class="head"><a class="button ghost small" href="/clusters">${icon('left', 13)}Clusters</a></div>
        <div class="head">
          <h1 class="wrap">${cluster.id}</h1>
          <bb-badge tone=${health.tone}>${health.word}</bb-badge>
          <span class="grow"></span>
          <a class="button" href="/alerts?cluster=${encodeURIComponent(cluster.id)}">${icon('alert', 14)}Its alerts</a>
          ${
            session.can('operator')
              ? html`
                  <button class="danger" @click=${this.#remove}>${icon('trash', 14)}Remove</button>
                `
              : nothing
          }
        </div>
        ${
          health.rank > 1
            ? html`
                <p class="notice warn">${icon('warning')}${health.text}.</p>
              `
            : nothing
        }
        <div class="two">
          <div class="stack">
            <section class="panel">
              <header><h2>Events a minute</h2></header>
              <div class="chart">${this.#rate(cluster)}</div>
            </section>
            ${
              session.can('operator')
                ? html`
                    <section class="panel">
                      <header><h2>Set-up</h2></header>
                      <div class="body">
                        <bb-cluster-setup .clusterId=${cluster.id} ?waits=${!cluster.lastEvent}></bb-cluster-setup>
                      </div>
                    </section>
                  `
                : nothing
            }
          </div>
          <div class="stack">
            <section class="panel">
              <header><h2>Facts</h2></header>
              <div class="body">${this.#facts(cluster)}</div>
            </section>
            <bb-cluster-labels .cluster=${cluster} .etag=${this.#etag} @saved=${this.#read}></bb-cluster-labels>
            ${
              session.can('operator')
                ? html`
                    <bb-cluster-token .cluster=${cluster} @rotated=${this.#read}></bb-cluster-token>
                  `
                : nothing
            }
          </div>
        </div>
      </div>
    `;
  }

  #rate(cluster) {
    const values = cluster.eventsPerMinute ?? [];
    const to = Math.ceil(Date.now() / 60e3) * 60e3;
    return html`
      <bb-histogram
        label="Events a minute"
        .from=${to - Math.max(1, values.length) * 60e3}
        .to=${to}
        .step=${60e3}
        .series=${[{ name: 'events', color: 'var(--accent)', values }]}
      ></bb-histogram>
    `;
  }

  #facts(cluster) {
    const { cluster: ignored, ...attributes } = cluster.attributes ?? {};
    const facts = [
      [
        'Last event',
        cluster.lastEvent
          ? html`
              <bb-time value=${cluster.lastEvent} relative></bb-time>
            `
          : 'none yet',
      ],
      [
        'Rejects',
        html`
          ${rejects(cluster)}
          <span class="muted">in the last hour</span>
        `,
      ],
      [
        'Lag',
        html`
          ${lag(cluster)}
          <span class="muted">${cluster.lagMillis === undefined ? 'until an event is judged' : 'from receiving to judging'}</span>
        `,
      ],
      [
        'Added',
        cluster.createdAt
          ? html`
              <bb-time value=${cluster.createdAt}></bb-time>
            `
          : null,
      ],
      ...Object.entries(attributes),
    ];
    return html`
      <dl class="facts">
        ${facts
          .filter(([, value]) => value !== null && value !== undefined)
          .map(
            ([name, value]) => html`
              <dt>${name}</dt>
              <dd>${value}</dd>
            `,
          )}
      </dl>
    `;
  }
}

customElements.define('bb-cluster', Cluster);
