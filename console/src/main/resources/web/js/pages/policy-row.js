/** One line of the policy: policyRow(row, list), where row is {line, index, rule, remarks, places, hits} and list the list that draws it. */
import { html, nothing } from 'lit';
import { icon } from '../ui/icon.js';
import { badgeMark, severityMark } from '../ui/badge.js';
import { count, plural, short } from '../ui/time.js';
import { MODES } from '../api/policy.js';

const NO_HITS = { count: 0, shadow: 0, last: null };

export const HEADINGS = [
  '',
  '#',
  'On',
  'Rule',
  'Severity',
  'Mode',
  'Clusters',
  'Matches',
  'In shadow',
  'Last match',
  '',
];

/** What a row is called; a rule that is not in the library has only its id. */
export const nameOf = (row) => row.rule?.name ?? row.line.id;

export function policyRow(row, list) {
  const { line, index } = row;
  const name = nameOf(row);
  return html`
    <div role="cell" class="grip">${list.movable ? grip(row, list) : nothing}</div>
    <div role="cell" class="position">${count(list.mover.held ? list.mover.place(index) + 1 : index + 1)}</div>
    <div role="cell" class="on">
      <button
        class="switch"
        role="switch"
        aria-checked=${line.enabled}
        aria-label="${name} in force"
        title=${line.enabled ? 'In force once published' : 'Not in force'}
        ?disabled=${!list.editable}
        @click=${() => list.edit(row, { enabled: !line.enabled })}
      ></button>
    </div>
    <div role="cell" class="rule">
      <a class="name" href="/rules/${encodeURIComponent(line.id)}" title=${name}>${name}</a>
      ${remark(row, list)}
    </div>
    <div role="cell" class="severity">${row.rule ? severityMark(row.rule.severity) : nothing}</div>
    <div role="cell" class="mode">${mode(row, list)}</div>
    <div role="cell" class="clusters">${clusters(row, list)}</div>
    ${hits(row)}
    <div role="cell" class="tools">${list.editable ? tools(row, list) : nothing}</div>
  `;
}

function grip(row, list) {
  const held = list.mover.held?.from === row.index;
  return html`
    <button
      class="ghost small icon"
      data-does="grip"
      aria-label="Move ${nameOf(row)}, ${row.index + 1} of ${list.rows.length}"
      aria-pressed=${held}
      aria-describedby="moving"
      @pointerdown=${(e) => list.mover.press(e, row.index)}
      @click=${(e) => list.mover.click(e, row.index)}
      @keydown=${(e) => list.gripKey(e, row)}
      @focusout=${(e) => list.mover.blur(e)}
    >
      ${icon('grip', 14)}
    </button>
  `;
}

/** The second line: what the compiler has to say of it, else its id. */
function remark(row, list) {
  if (row.remarks.length === 0) {
    return html`
      <span class="sub mono">${row.line.id}</span>
    `;
  }
  const [first] = row.remarks;
  const more = row.remarks.length > 1 ? ` (+${row.remarks.length - 1})` : '';
  const worst = row.remarks.some((one) => one.severity === 'error') ? 'error' : 'warning';
  return html`
    <button
      class="remark ${worst}"
      title=${row.remarks.map((one) => one.message).join('\n')}
      aria-label="${plural(row.remarks.length, worst)} at ${nameOf(row)}: ${first.message}"
      @click=${() => list.tell('remarks', row)}
    >
      ${icon('warning', 12)}
      <span>${first.message}${more}</span>
    </button>
  `;
}

function mode(row, list) {
  const { mode: chosen } = row.line;
  if (!list.editable) {
    return badgeMark(chosen, chosen === 'alert' ? 'neutral' : 'accent');
  }
  return html`
    <select
      class=${chosen}
      aria-label="Mode of ${nameOf(row)}"
      title=${MODES.find((one) => one.value === chosen)?.text ?? ''}
      .value=${chosen}
      @change=${(e) => list.edit(row, { mode: e.target.value })}
    >
      ${MODES.map(
        (one) => html`
          <option value=${one.value} ?selected=${one.value === chosen}>${one.title}</option>
        `,
      )}
    </select>
  `;
}

function clusters(row, list) {
  const globs = row.line.clusters;
  const text = globs.length ? globs.join(', ') : 'all';
  return html`
    <button
      class="ghost small scope ${globs.length ? 'some' : ''}"
      title=${text}
      aria-label="Clusters of ${nameOf(row)}: ${text}"
      ?disabled=${!list.editable}
      @click=${() => list.tell('scope', row)}
    >
      <span>${text}</span>
    </button>
  `;
}

function hits(row) {
  const { count: live, shadow, last } = row.hits ?? NO_HITS;
  const inShadow = row.line.mode === 'shadow';
  const cell = (n, what, strong) => html`
    <div role="cell" class="${what} ${n === 0 ? 'none' : ''} ${strong ? 'strong' : ''}" title=${count(n)}>
      ${short(n)}
    </div>
  `;
  return html`
    ${cell(live, 'live', !inShadow)}${cell(shadow, 'shadowed', inShadow)}
    <div role="cell" class="last ${last ? '' : 'none'}">
      ${
        last
          ? html`
              <bb-time value=${last} relative></bb-time>
            `
          : 'never'
      }
    </div>
  `;
}

function tools(row, list) {
  const name = nameOf(row);
  const step = (to, word, shape) => html`
    <button
      class="ghost small icon"
      data-does=${word}
      aria-label="Move ${name} ${word}"
      title="Move ${word}"
      ?disabled=${to < 0 || to >= list.rows.length}
      @click=${() => list.mover.moveBy(row.index, to)}
    >
      ${icon(shape, 12)}
    </button>
  `;
  return html`
    ${list.movable ? [step(row.index - 1, 'up', 'up'), step(row.index + 1, 'down', 'down')] : nothing}
    <button
      class="ghost small icon"
      aria-label="Remove ${name} from the policy"
      title="Remove from the policy"
      @click=${() => list.tell('remove', row)}
    >
      ${icon('close', 12)}
    </button>
  `;
}
