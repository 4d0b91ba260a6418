/** The head of <bb-table>, and the order that a click on it asks for: {column, down}, column by its place. */
import { html, nothing } from 'lit';
import { icon } from './icon.js';

/** @param {(column: number) => void} toggle told which column was clicked */
export function tableHead(columns, sorted, toggle) {
  return html`
    <div class="head" role="rowgroup">
      <div class="line" role="row">${columns.map((column, i) => headCell(column, i, sorted, toggle))}</div>
    </div>
  `;
}

function headCell(column, i, sorted, toggle) {
  const mine = sorted?.column === i;
  const order = mine ? (sorted.down ? 'descending' : 'ascending') : nothing;
  const arrow = mine ? icon(sorted.down ? 'down' : 'up', 11) : nothing;
  const hidden = html`
    <span class="visually-hidden">${column.label ?? 'Actions'}</span>
  `;
  const sorter = () => html`
    <button class="sort" @click=${() => toggle(i)}>${column.name}${arrow}</button>
  `;
  return html`
    <div role="columnheader" class=${column.end ? 'end-cell' : ''} aria-sort=${order}>
      ${column.sort ? sorter() : column.name || hidden}
    </div>
  `;
}

/** A copy of the rows in the order that is asked for. */
export function sortedRows(rows, columns, { column, down }) {
  const by = columns[column].sort;
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(by(a), by(b)));
}

function compare(a, b) {
  if (typeof a === 'string' || typeof b === 'string') {
    return String(a ?? '').localeCompare(String(b ?? ''), undefined, { numeric: true });
  }
  return (a ?? -Infinity) - (b ?? -Infinity);
}
