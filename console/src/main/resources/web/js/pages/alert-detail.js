/**
 * Everything about one alert: why it was raised, the event with what matched marked, its neighbours, and what can be done.
 * Fires "state" with the new state.
 */
import { LitElement, html, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { asTest, objectOf, readAlert, readNeighbours } from '../api/alerts.js';
import { ALERT_COLUMNS, alertCompact, stateBadge } from './alert-columns.js';
import { techniqueLinks } from './techniques.js';
import { alertDetailStyles } from './alert-detail-styles.js';
import { badgeStyles } from '../ui/badge.js';
import '../ui/copy.js';
import '../ui/states.js';
import '../ui/table.js';
import '../ui/time.js';
import '../ui/tree.js';
import './alert-actions.js';
import './alert-history.js';

class AlertDetail extends LitElement {
  static properties = {
    alertId: {},
    said: { attribute: false },
    alert: { state: true },
    problem: { state: true },
    neighbours: { state: true },
  };
  static styles = [controls, layout, badgeStyles, alertDetailStyles];

  willUpdate(changed) {
    if (changed.has('alertId') && this.alertId) {
      this.alert = null;
      this.neighbours = null;
      this.#read();
    }
    if (changed.has('said') && this.said && this.said.id === this.alert?.id) {
      this.#say(this.said.state);
    }
  }

  /** Shows what was said, here or elsewhere; one's own words come back through the stream too. */
  #say(state) {
    const history = this.alert.history ?? [];
    if (state.at && !history.some((one) => one.at === state.at && one.by === state.by)) {
      this.alert = { ...this.alert, state, history: [...history, state] };
    }
  }

  async #read() {
    const id = this.alertId;
    this.problem = null;
    try {
      const alert = await readAlert(id);
      if (id === this.alertId) {
        this.alert = alert;
      }
      this.#readNeighbours(id);
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #readNeighbours(id) {
    const { items } = await readNeighbours(id).catch(() => ({ items: [] }));
    if (id === this.alertId) {
      this.neighbours = items ?? [];
    }
  }

  #changed(event) {
    this.#say(event.detail);
    this.dispatchEvent(new CustomEvent('state', { detail: event.detail }));
  }

  render() {
    if (this.problem) {
      return html`
        <bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>
      `;
    }
    const alert = this.alert;
    if (!alert) {
      return html`
        <bb-skeleton rows="10"></bb-skeleton>
      `;
    }
    return html`
      <div class="top">
        <div class="row">
          <bb-severity value=${alert.rule.severity}></bb-severity>
          ${stateBadge(alert, true)}
          <a href="/rules/${encodeURIComponent(alert.rule.id)}">${alert.rule.name}</a>
          <span class="muted"><bb-time value=${alert.raisedAt} relative></bb-time></span>
        </div>
        <h2 dir="auto">${alert.message}</h2>
        <bb-alert-history .changes=${alert.history ?? []}></bb-alert-history>
        <bb-alert-actions .alert=${alert} @state=${this.#changed}></bb-alert-actions>
      </div>
      <section>
        <h3>Why it was raised</h3>
        ${this.#evidence(alert)}
      </section>
      <section>
        <h3>Facts</h3>
        ${this.#facts(alert)}
      </section>
      <section>
        <h3>
          <span>Event</span>
          ${
            alert.event
              ? html`
                  <bb-copy .text=${asTest(alert)} label="Copy as test"></bb-copy>
                  <bb-copy .text=${JSON.stringify(alert.event, null, 2)} label="Copy JSON"></bb-copy>
                `
              : nothing
          }
        </h3>
        ${
          alert.event
            ? html`
                <bb-tree label="Event" .value=${alert.event} .marks=${alert.evidence}></bb-tree>
              `
            : html`
                <p class="muted">The event was too large to be kept with the alert.</p>
              `
        }
      </section>
      <section>
        <h3>Around it: same user or object, ±10 minutes</h3>
        ${this.#around()}
      </section>
    `;
  }

  #evidence(alert) {
    if (!alert.evidence?.length) {
      return html`
        <p class="muted">The rule keeps no evidence: it matched by what the event lacks.</p>
      `;
    }
    return html`
      <table aria-label="Evidence">
        <tbody>
          ${alert.evidence.map(
            (one) => html`
              <tr>
                <th scope="row" class="mono">${one.path}</th>
                <td class="mono"><mark dir="auto">${one.value}</mark></td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }

  #facts(alert) {
    const facts = [
      [
        'Event time',
        html`
          <bb-time value=${alert.time}></bb-time>
        `,
      ],
      [
        'Cluster',
        html`
          <a href="/clusters/${encodeURIComponent(alert.cluster)}">${alert.cluster}</a>
        `,
      ],
      ['User', this.#filter('user', alert.user?.username)],
      ['As', alert.impersonatedUser],
      ['Groups', alert.user?.groups?.join(', ')],
      ['Did', [alert.verb, objectOf(alert)].filter(Boolean).join(' ')],
      ['Namespace', this.#filter('namespace', alert.object?.namespace)],
      ['Answer', [alert.responseCode, alert.decision, alert.reason].filter(Boolean).join(' · ')],
      ['From', alert.sourceIPs?.join(', ')],
      ['User agent', alert.userAgent],
      ['Request', alert.requestURI],
      [
        'Where',
        [alert.provider, alert.account, alert.project, alert.subscription, alert.resourceGroup, alert.region]
          .filter(Boolean)
          .join(' · '),
      ],
      ['ATT&CK', alert.rule.attack?.length ? techniqueLinks(alert.rule.attack) : null],
      ['Policy', alert.policyVersion ? `version ${alert.policyVersion}` : null],
      [
        'Audit ID',
        alert.auditID
          ? html`
              <span class="mono">${alert.auditID}</span>
            `
          : null,
      ],
    ];
    return html`
      <dl class="facts">
        ${facts
          .filter(([, value]) => value)
          .map(
            ([name, value]) => html`
              <dt>${name}</dt>
              <dd dir="auto">${value}</dd>
            `,
          )}
      </dl>
    `;
  }

  #filter(name, value) {
    return value
      ? html`
          <a href="/alerts?${new URLSearchParams([[name, value]])}" title="Alerts with this ${name}">${value}</a>
        `
      : null;
  }

  #around() {
    if (!this.neighbours) {
      return html`
        <bb-skeleton rows="3"></bb-skeleton>
      `;
    }
    if (this.neighbours.length === 0) {
      return html`
        <p class="muted">Nothing else.</p>
      `;
    }
    return html`
      <div class="neighbours">
        <bb-table
          label="Alerts around it"
          .rows=${this.neighbours}
          .columns=${ALERT_COLUMNS.slice(0, 3)}
          .compact=${alertCompact}
          .href=${(alert) => `/alerts/${encodeURIComponent(alert.id)}`}
          .rowLabel=${(alert) => alert.message}
        ></bb-table>
      </div>
    `;
  }
}

customElements.define('bb-alert-detail', AlertDetail);
