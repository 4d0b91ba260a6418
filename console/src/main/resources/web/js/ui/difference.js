/**
 * What changed between two things, line by line: <bb-difference .before=${a} .after=${b}></bb-difference>. Texts are compared
 * as they are, everything else as indented JSON; null is nothing. Lines that stayed are folded away but for some around a change.
 */
import { LitElement, html, css } from 'lit';
import { controls } from './styles.js';

const AROUND = 3;
const MOST_CELLS = 4_000_000;

/** @returns {{kind: ' '|'+'|'-', text: string}[]} */
export function difference(before, after) {
  const a = lines(before);
  const b = lines(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start++;
  }
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
    end++;
  }
  const same = (text) => ({ kind: ' ', text });
  return [
    ...a.slice(0, start).map(same),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ];
}

/** The longest common subsequence; where that would be too much work, all of one and then all of the other. */
function middle(a, b) {
  const out = [];
  let i = 0;
  let j = 0;
  if (a.length * b.length <= MOST_CELLS) {
    const width = b.length + 1;
    const longest = new Uint32Array((a.length + 1) * width);
    for (let x = a.length - 1; x >= 0; x--) {
      for (let y = b.length - 1; y >= 0; y--) {
        longest[x * width + y] =
          a[x] === b[y]
            ? longest[(x + 1) * width + y + 1] + 1
            : Math.max(longest[(x + 1) * width + y], longest[x * width + y + 1]);
      }
    }
    while (i < a.length && j < b.length) {
      if (a[i] === b[j]) {
        out.push({ kind: ' ', text: a[i] });
        i++;
        j++;
      } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
        out.push({ kind: '-', text: a[i++] });
      } else {
        out.push({ kind: '+', text: b[j++] });
      }
    }
  }
  return [
    ...out,
    ...a.slice(i).map((text) => ({ kind: '-', text })),
    ...b.slice(j).map((text) => ({ kind: '+', text })),
  ];
}

function lines(value) {
  if (value === null || value === undefined || value === '') {
    return [];
  }
  return (typeof value === 'string' ? value : JSON.stringify(value, null, 2)).split('\n');
}

function folded(all) {
  const near = new Array(all.length).fill(false);
  all.forEach((line, i) => {
    if (line.kind !== ' ') {
      near.fill(true, Math.max(0, i - AROUND), i + AROUND + 1);
    }
  });
  const out = [];
  let skipped = 0;
  all.forEach((line, i) => {
    if (!near[i]) {
      skipped++;
      return;
    }
    if (skipped) {
      out.push({ kind: '…', text: `${skipped} unchanged lines` });
      skipped = 0;
    }
    out.push(line);
  });
  return skipped && out.length ? [...out, { kind: '…', text: `${skipped} unchanged lines` }] : out;
}

class Difference extends LitElement {
  static properties = { before: { attribute: false }, after: { attribute: false } };
  static styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .lines {
        margin: 0;
        padding: 6px 0;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        font: 12px / 1.6 var(--mono);
        max-height: 420px;
        overflow: auto;
      }
      .line {
        display: block;
        min-height: 1.6em;
        padding: 0 12px 0 26px;
        text-indent: -16px;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .line::before {
        content: attr(data-kind);
        display: inline-block;
        width: 16px;
        text-indent: 0;
      }
      .line[data-kind='+'] {
        background: var(--added);
      }
      .line[data-kind='-'] {
        background: var(--removed);
      }
      .line[data-kind='…'] {
        color: var(--text-3);
        background: var(--surface-2);
      }
      p {
        margin: 0;
        color: var(--text-3);
      }
    `,
  ];

  render() {
    const shown = folded(difference(this.before, this.after));
    if (shown.length === 0) {
      return html`
        <p>No difference.</p>
      `;
    }
    return html`
      <div class="lines" tabindex="0" role="region" aria-label="Difference">
        ${shown.map(
          (line) => html`
            <span class="line" data-kind=${line.kind} .textContent=${line.text}></span>
          `,
        )}
      </div>
    `;
  }
}

customElements.define('bb-difference', Difference);
