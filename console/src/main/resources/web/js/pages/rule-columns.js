/** How a rule looks in a table: wide as columns, narrow as one cell of two lines. */
import { html, nothing } from 'lit';
import { badgeMark, severityMark, SEVERITIES } from '../ui/badge.js';
import { ago, clock } from '../ui/time.js';
import { nameOf } from './techniques.js';

const MODES = { alert: ['ok', 'alerts'], shadow: ['accent', 'shadow'], ignore: ['low', 'ignores'] };

/** Where a rule stands in the draft of the policy. */
export function policyBadge(place) {
  if (!place) {
    return badgeMark('not in policy', 'neutral', 'The policy does not name it: it judges nothing');
  }
  const where = place.clusters.length ? `on ${place.clusters.join(', ')}` : 'on all clusters';
  const [tone, word] = place.enabled ? MODES[place.mode] : ['neutral', 'switched off'];
  return badgeMark(word, tone, `${word} ${where}`);
}

export const originBadge = (origin) =>
  origin === 'system' ? badgeMark('system', 'neutral', 'Comes with Bellbuoy; upgrades bring it anew') : nothing;

function few(words, shown, title = (word) => word) {
  const more = words.length - shown;
  return html`
    <span class="flow">
      ${words.slice(0, shown).map((word) => badgeMark(word, 'neutral', title(word)))}
      ${
        more > 0
          ? html`
              <span class="muted" title=${words.slice(shown).join(', ')}>+${more}</span>
            `
          : nothing
      }
    </span>
  `;
}

export const RULE_COLUMNS = [
  {
    name: 'Severity',
    width: '96px',
    sort: (rule) => -SEVERITIES.indexOf(rule.severity),
    cell: (rule) => severityMark(rule.severity),
  },
  {
    name: 'Rule',
    width: 'minmax(220px, 3fr)',
    sort: (rule) => rule.name,
    cell: (rule) => html`
      <span class="flow">
        <span class="cut strong first" title=${rule.name} dir="auto">${rule.name}</span>
        ${originBadge(rule.origin)}
        <span class="cut muted" title=${rule.description || rule.id} dir="auto">${rule.description || rule.id}</span>
      </span>
    `,
  },
  { name: 'ATT&CK', width: 'minmax(120px, 0.9fr)', cell: (rule) => few(rule.attack, 2, nameOf) },
  { name: 'Tags', width: 'minmax(110px, 1fr)', cell: (rule) => few(rule.tags, 1) },
  {
    name: 'Policy',
    width: '116px',
    sort: (rule) => (rule.inPolicy ? (rule.inPolicy.enabled ? 2 : 1) : 0),
    cell: (rule) => policyBadge(rule.inPolicy),
  },
  {
    name: 'Changed',
    width: '112px',
    sort: (rule) => Date.parse(rule.updatedAt ?? 0),
    cell: (rule) => html`
      <span class="muted" title=${rule.updatedAt ? `${clock(rule.updatedAt)} by ${rule.updatedBy}` : ''}>
        ${rule.updatedAt ? ago(rule.updatedAt) : '–'}
      </span>
    `,
  },
];

export const ruleCompact = (rule) => html`
  <span class="two">
    <span class="strong cut" dir="auto">${rule.name}</span>
    <span class="sub">
      <span class="fix">${severityMark(rule.severity)}</span>
      <span class="fix">${policyBadge(rule.inPolicy)}</span>
      <span>${rule.origin === 'system' ? 'system' : rule.id}</span>
    </span>
  </span>
`;
