/** How an alert looks in a table: wide as columns, narrow as one cell of two lines. */
import { html, nothing } from 'lit';
import { objectOf, stateOf } from '../api/alerts.js';
import '../ui/badge.js';
import '../ui/time.js';

const STATES = { open: ['high', ''], acknowledged: ['accent', 'ack'], closed: ['neutral', 'closed'] };

export function stateBadge(alert, always = false) {
  const { state } = stateOf(alert);
  const [tone, text] = STATES[state] ?? ['neutral', state];
  return state === 'open' && !always ? nothing : html`<bb-badge tone=${tone} title=${state}>${always ? state : text}</bb-badge>`;
}

export const ALERT_COLUMNS = [
  { name: 'Time', width: '166px', cell: (alert) => html`<span class="muted"><bb-time value=${alert.raisedAt}></bb-time></span>` },
  { name: 'Severity', width: '92px', cell: (alert) => html`<bb-severity value=${alert.rule.severity}></bb-severity>` },
  {
    name: 'Alert',
    width: 'minmax(220px, 3fr)',
    cell: (alert) => html`<span class="flow"><span class="cut strong first" title=${alert.rule.name}>${alert.rule.name}</span>${stateBadge(alert)}<span class="cut muted" title=${alert.message} dir="auto">${alert.message}</span></span>`,
  },
  { name: 'User', width: 'minmax(90px, 1.1fr)', cell: (alert) => html`<span title=${alert.user?.username ?? ''} dir="auto">${alert.user?.username ?? '–'}</span>` },
  { name: 'Object', width: 'minmax(90px, 1.3fr)', cell: (alert) => html`<span class="muted" title=${objectOf(alert)} dir="auto">${objectOf(alert)}</span>` },
  { name: 'Cluster', width: 'minmax(70px, 0.7fr)', cell: (alert) => html`<span title=${alert.cluster}>${alert.cluster}</span>` },
];

export const alertCompact = (alert) => html`<div class="two">
  <span class="flow"><bb-severity class="fix" value=${alert.rule.severity}></bb-severity><span class="cut strong">${alert.rule.name}</span>${stateBadge(alert)}</span>
  <span class="sub"><bb-time class="fix" value=${alert.raisedAt} form="minute"></bb-time><span class="fix">${alert.cluster.slice(0, 20)}</span><span dir="auto">${alert.user?.username ?? ''}</span></span></div>`;
