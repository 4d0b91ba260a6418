/** How an alert looks in a table: wide as columns, narrow as one cell of two lines. */
import { html, nothing } from 'lit';
import { objectOf, stateOf } from '../api/alerts.js';
import { badgeMark, severityMark } from '../ui/badge.js';
import { clock } from '../ui/time.js';

const STATES = { open: ['high', ''], acknowledged: ['accent', 'ack'], closed: ['neutral', 'closed'] };

export function stateBadge(alert, always = false) {
  const { state } = stateOf(alert);
  const [tone, text] = STATES[state] ?? ['neutral', state];
  return state === 'open' && !always ? nothing : badgeMark(always ? state : text, tone, state);
}

export const ALERT_COLUMNS = [
  {
    name: 'Time',
    width: '166px',
    cell: (alert) => html`
      <span class="muted">${clock(alert.raisedAt)}</span>
    `,
  },
  { name: 'Severity', width: '92px', cell: (alert) => severityMark(alert.rule.severity) },
  {
    name: 'Alert',
    width: 'minmax(220px, 3fr)',
    cell: (alert) => html`
      <span class="flow">
        <span class="cut strong first" title=${alert.rule.name}>${alert.rule.name}</span>
        ${stateBadge(alert)}
        <span class="cut muted" title=${alert.message} dir="auto">${alert.message}</span>
      </span>
    `,
  },
  {
    name: 'User',
    width: 'minmax(90px, 1.1fr)',
    cell: (alert) => html`
      <span title=${alert.user?.username ?? ''} dir="auto">${alert.user?.username ?? '–'}</span>
    `,
  },
  {
    name: 'Object',
    width: 'minmax(90px, 1.3fr)',
    cell: (alert) => html`
      <span class="muted" title=${objectOf(alert)} dir="auto">${objectOf(alert)}</span>
    `,
  },
  {
    name: 'Cluster',
    width: 'minmax(70px, 0.7fr)',
    cell: (alert) => html`
      <span title=${alert.cluster}>${alert.cluster}</span>
    `,
  },
];

export const alertCompact = (alert) => html`
  <div class="two">
    <span class="flow">
      ${severityMark(alert.rule.severity)}
      <span class="cut strong">${alert.rule.name}</span>
      ${stateBadge(alert)}
    </span>
    <span class="sub">
      <span class="fix">${clock(alert.raisedAt, 'minute')}</span>
      <span class="fix">${alert.cluster.slice(0, 20)}</span>
      <span dir="auto">${alert.user?.username ?? ''}</span>
    </span>
  </div>
`;
