/**
 * What becomes of the policy: <bb-policy-difference .difference=${d}></bb-policy-difference>, where d is what the API
 * answers: {published, match, rules, lists}. Each rule opens to its texts, line by line.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { plural } from '../ui/time.js';
import { MATCHES } from '../api/policy.js';
import '../ui/badge.js';
import '../ui/difference.js';

const TONES = { added: 'ok', removed: 'critical', changed: 'medium', moved: 'accent' };
const FIRST_SHOWN = 100;

/** Whether there is nothing to tell. */
export const isEmpty = (d) => d.match === null && d.rules.length === 0 && d.lists.length === 0;

/** "2 added, 1 moved". */
export function summary(difference) {
  const counts = Object.keys(TONES).map((kind) => [kind, difference.rules.filter((one) => one.kind === kind).length]);
  const parts = counts.filter(([, n]) => n > 0).map(([kind, n]) => `${n} ${kind}`);
  return [
    parts.length ? `Rules: ${parts.join(', ')}` : '',
    difference.lists.length ? plural(difference.lists.length, 'list') : '',
    difference.match ? 'what an event raises' : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A rule at its place as lines that people read. */
function textOf(kind, side) {
  if (side === null) {
    return null;
  }
  const { rule, position, clusters, enabled, mode } = side;
  // Of a rule that was changed, the place may be another only because of others.
  const place = {
    ...(kind === 'moved' ? { position } : {}),
    mode,
    clusters: clusters.length ? clusters : 'all',
    'in force': enabled,
  };
  return Object.entries({ ...place, ...rule })
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}:${written(value)}`)
    .join('\n');
}

function written(value) {
  if (typeof value === 'string') {
    return value.includes('\n') ? `\n  ${value.trimEnd().replaceAll('\n', '\n  ')}` : ` ${value}`;
  }
  if (Array.isArray(value)) {
    return value.map((one) => `\n  - ${typeof one === 'string' ? one : pairs(one)}`).join('');
  }
  return ` ${typeof value === 'object' ? JSON.stringify(value) : value}`;
}

const pairs = (object) =>
  Object.entries(object)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n    ');

/** In a few words what is different about a rule that was changed or moved. */
function what({ kind, before, after }) {
  if (kind === 'added') {
    return `at ${after.position}`;
  }
  if (kind === 'removed') {
    return `was at ${before.position}`;
  }
  const moved = kind === 'moved' ? [`${before.position} → ${after.position}`] : [];
  const scope = (side) => side.clusters.join(', ') || 'all clusters';
  return [
    ...moved,
    before.enabled === after.enabled ? '' : after.enabled ? 'switched on' : 'switched off',
    before.mode === after.mode ? '' : `${before.mode} → ${after.mode}`,
    scope(before) === scope(after) ? '' : `${scope(before)} → ${scope(after)}`,
    JSON.stringify(before.rule) === JSON.stringify(after.rule) ? '' : 'its text',
  ]
    .filter(Boolean)
    .join(', ');
}

class PolicyDifference extends LitElement {
  static properties = { difference: { attribute: false }, open: { state: true }, all: { state: true } };
  static styles = [
    controls,
    layout,
    css`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      .line {
        display: grid;
        grid-template-columns: 76px minmax(0, 1fr) minmax(0, auto) 12px;
        gap: 10px;
        width: 100%;
        min-height: 36px;
        padding: 4px 12px;
        border: 0;
        border-radius: 0;
        background: none;
        font-weight: 400;
        text-align: left;
        justify-content: initial;
      }
      .line svg {
        color: var(--text-3);
      }
      .line[aria-expanded='true'] svg {
        transform: rotate(90deg);
      }
      .line > * {
        min-width: 0;
      }
      bb-difference {
        padding: 0 12px 12px;
      }
      @media (max-width: 640px) {
        .line {
          grid-template: 'kind name arrow' auto 'what what what' auto / 70px minmax(0, 1fr) 12px;
          gap: 4px 8px;
        }
        .line .what {
          grid-area: what;
        }
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.has('difference')) {
      this.open = null;
      this.all = false;
    }
  }

  render() {
    const { match, rules, lists } = this.difference;
    if (isEmpty(this.difference)) {
      return html`
        <p class="muted">No difference.</p>
      `;
    }
    const shown = this.all ? rules : rules.slice(0, FIRST_SHOWN);
    const entries = [
      ...shown.map((one) => ({
        kind: one.kind,
        name: one.name,
        what: what(one),
        before: textOf(one.kind, one.before),
        after: textOf(one.kind, one.after),
      })),
      ...(shown.length === rules.length ? lists : []).map((list) => ({
        kind: list.before === null ? 'added' : list.after === null ? 'removed' : 'changed',
        name: `List ${list.name}`,
        what: list.after === null ? 'no rule names it' : plural(list.after.length, 'member'),
        before: list.before?.join('\n') ?? null,
        after: list.after?.join('\n') ?? null,
      })),
    ];
    return html`
      <div class="stack">
        ${
          match
            ? html`
                <p class="notice warn">An event raises ${spoken(match.after)}; it was ${spoken(match.before)}.</p>
              `
            : nothing
        }
        ${
          entries.length
            ? html`
                <ul>
                  ${entries.map((entry, i) => this.#entry(entry, i))}
                </ul>
              `
            : nothing
        }
        ${
          shown.length < rules.length
            ? html`
                <div><button @click=${() => (this.all = true)}>Show all ${rules.length} rules</button></div>
              `
            : nothing
        }
      </div>
    `;
  }

  #entry(entry, i) {
    const open = this.open === i;
    return html`
      <li>
        <button class="line" aria-expanded=${open} @click=${() => (this.open = open ? null : i)}>
          <span><bb-badge tone=${TONES[entry.kind]}>${entry.kind}</bb-badge></span>
          <span class="cut" title=${entry.name}>${entry.name}</span>
          <span class="what cut muted" title=${entry.what}>${entry.what}</span>
          ${icon('right', 12)}
        </button>
        ${
          open
            ? html`
                <bb-difference .before=${entry.before} .after=${entry.after}></bb-difference>
              `
            : nothing
        }
      </li>
    `;
  }
}

const spoken = (match) => MATCHES.find((one) => one.value === match)?.title ?? match;

customElements.define('bb-policy-difference', PolicyDifference);
