/**
 * A table of any length: only the rows in sight exist.
 *
 *   <bb-table label="Rules" .rows=${rules} .columns=${columns} .key=${(rule) => rule.id} .href=${(rule) => `/rules/${rule.id}`}
 *       .more=${pages.done ? null : () => this.readMore()} @open=${(e) => e.detail} fill></bb-table>
 *
 * columns: [{name: 'Name', width: 'minmax(180px, 2fr)', cell: (row) => html`…`, sort: (row) => value, end: true}], `end` aligns right;
 * `compact: (row) => html`…`` on the table draws a row on narrow screens, where columns do not fit. `href` makes rows links (Enter and a
 * click navigate, or fire "open" where the table has `opens`). `more` is called when the end comes near; it returns a promise.
 * `selected` is the key of the row that is marked. `fill`: it scrolls within the height it is given; without, it is as high as its rows.
 *
 * Rows that are put in front do not move what is read: where it is scrolled down, the scroll position follows. Keys: j, k, arrows,
 * Home, End, Enter. Content of the slot "empty" is shown where there are no rows.
 */
import { LitElement, html, css, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controls } from './styles.js';
import { properties } from './properties.js';
import { rowStyles } from './table-styles.js';
import { badgeStyles } from './badge.js';
import { navigate } from '../shell/router.js';
import { preferences } from '../shell/preferences.js';
import { RowKeys } from './row-keys.js';
import { sortedRows, tableHead } from './table-head.js';

const NARROW = matchMedia('(max-width: 700px)');
const ROW = 36;
const COMPACT_ROW = 62;
const AROUND = 8;
const NEAR_END_ROWS = 80;

class Table extends LitElement {
  static properties = {
    label: {},
    rows: { attribute: false },
    columns: { attribute: false },
    key: { attribute: false },
    href: { attribute: false },
    compact: { attribute: false },
    more: { attribute: false },
    selected: {},
    opens: { type: Boolean },
    fill: { type: Boolean, reflect: true },
    top: { state: true },
    height: { state: true },
    cursor: { state: true },
    sorted: { state: true },
    failed: { state: true },
  };
  static styles = [controls, badgeStyles, rowStyles];

  #observer = new ResizeObserver(() => this.#measure());
  #relayout = () => this.requestUpdate();
  #keys = new RowKeys(this);
  #reading = false;
  #firstKey = null;
  #view = [];

  constructor() {
    super();
    this.rows = [];
    this.columns = [];
    this.key = (row) => row.id;
    this.top = 0;
    this.height = 600;
    this.cursor = -1;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
    NARROW.addEventListener('change', this.#relayout);
    preferences.addEventListener('change', this.#relayout);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    NARROW.removeEventListener('change', this.#relayout);
    preferences.removeEventListener('change', this.#relayout);
    super.disconnectedCallback();
  }

  /** Back to the first row. */
  toTop() {
    this.scroller?.scrollTo({ top: 0 });
  }

  get isAtTop() {
    return this.top < 4;
  }

  get #isCompact() {
    return Boolean(this.compact) && NARROW.matches;
  }

  /** Rows in the order in which they are shown. */
  get view() {
    return this.#view;
  }

  /** The element that scrolls; null before the first rows are drawn. */
  get scroller() {
    return this.renderRoot.querySelector('.body');
  }

  /** Of each row, in pixels. */
  get rowHeight() {
    return this.#isCompact ? COMPACT_ROW : ROW;
  }

  #measure() {
    const body = this.scroller;
    if (body) {
      this.height = this.fill ? body.clientHeight : innerHeight;
    }
  }

  willUpdate(changed) {
    if (changed.has('rows') || changed.has('sorted')) {
      this.#view = this.sorted ? sortedRows(this.rows, this.columns, this.sorted) : this.rows;
    }
    if (changed.has('rows')) {
      this.#keepPlace(changed.get('rows'));
    }
  }

  /** Moves the scroll position by the rows that came in front, so that what is read stays where it is. */
  #keepPlace(before) {
    const first = this.#firstKey;
    this.#firstKey = this.#view.length ? this.key(this.#view[0]) : null;
    if (!before?.length || this.sorted || first === null || first === this.#firstKey) {
      return;
    }
    const moved = this.#view.findIndex((row) => this.key(row) === first);
    if (moved > 0 && this.cursor >= 0) {
      this.cursor += moved;
    }
    if (moved > 0 && this.fill && !this.isAtTop) {
      const by = moved * this.rowHeight;
      this.top += by;
      this.updateComplete.then(() => this.scroller.scrollBy({ top: by }));
    }
  }

  #toggle(column) {
    const same = this.sorted?.column === column;
    this.sorted = same && this.sorted.down ? null : { column, down: same };
  }

  #scroll(event) {
    this.top = event.target.scrollTop;
    this.#readOn();
  }

  updated() {
    this.#readOn();
  }

  async #readOn() {
    const seen = this.fill ? (this.top + this.height) / this.rowHeight : Infinity;
    if (!this.more || this.#reading || this.failed || this.#view.length - seen > NEAR_END_ROWS) {
      return;
    }
    this.#reading = true;
    try {
      await this.more();
    } catch (problem) {
      this.failed = problem;
    } finally {
      this.#reading = false;
      this.requestUpdate();
    }
  }

  #open(event, row, index) {
    this.cursor = index;
    const own = event
      .composedPath()
      .find((node) => node instanceof HTMLAnchorElement || node instanceof HTMLButtonElement);
    const isCover = own?.classList.contains('cover');
    if ((own && !isCover) || event.metaKey || event.ctrlKey || event.shiftKey || getSelection().toString()) {
      return;
    }
    event.preventDefault();
    if (this.opens) {
      this.dispatchEvent(new CustomEvent('open', { detail: row }));
    } else {
      navigate(this.href(row));
    }
  }

  render() {
    const rowHeight = this.rowHeight;
    const total = this.#view.length;
    const from = this.fill ? Math.max(0, Math.floor(this.top / rowHeight) - AROUND) : 0;
    const to = this.fill ? Math.min(total, Math.ceil((this.top + this.height) / rowHeight) + AROUND) : total;
    const grid = this.#isCompact ? 'minmax(0, 1fr)' : this.columns.map((c) => c.width ?? 'minmax(0, 1fr)').join(' ');
    if (total === 0 && !this.more) {
      return html`
        <slot name="empty"></slot>
      `;
    }
    return html`
      <div
        class="table"
        role="table"
        aria-label=${this.label}
        aria-rowcount=${this.more ? -1 : total + 1}
        ${properties({ '--grid': grid, '--height': `${rowHeight}px` })}
      >
        ${this.#isCompact ? nothing : tableHead(this.columns, this.sorted, (column) => this.#toggle(column))}
        <div
          class="body"
          role="rowgroup"
          tabindex=${this.fill ? '0' : nothing}
          @scroll=${this.fill ? this.#scroll : nothing}
        >
          <div class="spacer" role="presentation" ${properties({ height: `${total * rowHeight}px` })}>
            <div class="window" role="presentation" ${properties({ transform: `translateY(${from * rowHeight}px)` })}>
              ${repeat(this.#view.slice(from, to), this.key, (row, i) => this.#row(row, from + i))}
            </div>
          </div>
          ${
            this.failed
              ? html`
                  <p class="end" role="row">
                    <span role="cell">
                      ${this.failed.message}
                      <button class="small" @click=${() => (this.failed = null)}>Try again</button>
                    </span>
                  </p>
                `
              : nothing
          }
          ${
            this.more && !this.failed
              ? html`
                  <p class="end" role="row"><span role="cell">Reading…</span></p>
                `
              : nothing
          }
        </div>
      </div>
    `;
  }

  #row(row, index) {
    const href = this.href?.(row);
    const key = this.key(row);
    const classes = `line ${href ? 'link' : ''} ${key === this.selected ? 'selected' : ''} ${row.isNew ? 'new' : ''}`;
    const cover = href
      ? html`
          <a
            class="cover"
            href=${href}
            tabindex=${index === Math.max(0, this.cursor) ? 0 : -1}
            aria-label=${this.rowLabel?.(row) ?? `Open ${key}`}
          ></a>
        `
      : nothing;
    const cells = this.#isCompact ? [{ cell: this.compact }] : this.columns;
    return html`
      <div
        class=${classes}
        role="row"
        data-index=${index}
        aria-rowindex=${index + 2}
        @click=${href ? (e) => this.#open(e, row, index) : nothing}
      >
        ${cells.map(
          (column, i) => html`
            <div role="cell" class=${column.end ? 'end-cell' : ''}>${i === 0 ? cover : nothing}${column.cell(row)}</div>
          `,
        )}
      </div>
    `;
  }
}

customElements.define('bb-table', Table);
