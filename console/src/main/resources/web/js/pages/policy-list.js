/**
 * The order of rules, of which only the lines in sight exist:
 *
 *   <bb-policy-list .rows=${[{line, index, rule, remarks, places, hits}]} ?editable ?movable></bb-policy-list>
 *
 * `movable`: all lines of the policy are there, so that they can be dragged. Fires "edit" (detail: {row, change}),
 * "move" ({from, to}), "scope", "remarks" and "remove" (detail: the row).
 */
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controls } from '../ui/styles.js';
import { badgeStyles } from '../ui/badge.js';
import { properties } from '../ui/properties.js';
import { Mover } from './policy-mover.js';
import { HEADINGS, nameOf, policyRow } from './policy-row.js';
import { listStyles } from './policy-list-styles.js';
import '../ui/time.js';

const NARROW = matchMedia('(max-width: 1060px)');
const ROW = 48;
const CARD = 112;
const AROUND = 8;

class PolicyList extends LitElement {
  static properties = {
    rows: { attribute: false },
    editable: { type: Boolean },
    movable: { type: Boolean },
    top: { state: true },
    height: { state: true },
    spoken: { state: true },
  };
  static styles = [controls, badgeStyles, listStyles];

  mover = new Mover(this);
  #observer = new ResizeObserver(() => (this.height = this.scroller?.clientHeight ?? 600));
  #relayout = () => this.requestUpdate();
  #focused = null;

  constructor() {
    super();
    this.rows = [];
    this.top = 0;
    this.height = 600;
    this.spoken = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
    NARROW.addEventListener('change', this.#relayout);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    NARROW.removeEventListener('change', this.#relayout);
    super.disconnectedCallback();
  }

  get scroller() {
    return this.renderRoot.querySelector('.body');
  }

  /** Of each line, in pixels. */
  get rowHeight() {
    return NARROW.matches ? CARD : ROW;
  }

  nameOf(index) {
    return nameOf(this.rows[index]);
  }

  /** Speaks to a screen reader. */
  say(text) {
    this.spoken = text;
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  edit(row, change) {
    this.tell('edit', { row, change });
  }

  moved(from, to) {
    const focused = this.renderRoot.activeElement;
    // The line may be put elsewhere in the document, which takes the focus from it.
    this.#focused = focused && { key: this.rows[from].line.key, does: focused.dataset.does ?? 'grip' };
    this.tell('move', { from, to });
    this.show(to);
  }

  /** Scrolls as far as needed to have a line in sight. */
  show(index) {
    const body = this.scroller;
    const start = index * this.rowHeight;
    if (start < body.scrollTop) {
      body.scrollTop = start;
    } else if (start + this.rowHeight > body.scrollTop + body.clientHeight) {
      body.scrollTop = start + this.rowHeight - body.clientHeight;
    }
    this.top = body.scrollTop;
  }

  updated(changed) {
    const focused = this.#focused;
    if (focused && changed.has('rows')) {
      this.#focused = null;
      const line = this.renderRoot.querySelector(`[data-key="${focused.key}"]`);
      const button = line?.querySelector(`[data-does="${focused.does}"]:enabled`);
      (button ?? line?.querySelector('[data-does="grip"]'))?.focus({ preventScroll: true });
    }
  }

  /** Keys of the grip: those of what is held, and arrows from grip to grip. */
  gripKey(event, row) {
    this.mover.key(event);
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.defaultPrevented && by && !event.altKey) {
      event.preventDefault();
      this.#focusGrip(row.index + by);
    }
  }

  async #focusGrip(index) {
    if (index >= 0 && index < this.rows.length) {
      this.show(index);
      await this.updateComplete;
      this.renderRoot.querySelector(`[data-key="${this.rows[index].line.key}"] [data-does="grip"]`)?.focus();
    }
  }

  #lineKey(event, row) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by && event.altKey && this.movable && !this.mover.held) {
      event.preventDefault();
      this.mover.moveBy(row.index, row.index + by);
    }
  }

  /** The rows in sight in the order of the policy, and the one that is held wherever it is. */
  get #shown() {
    const total = this.rows.length;
    const from = Math.max(0, Math.floor(this.top / this.rowHeight) - AROUND);
    const to = Math.min(total, Math.ceil((this.top + this.height) / this.rowHeight) + AROUND);
    const shown = new Set();
    for (let place = from; place < to; place++) {
      shown.add(this.mover.at(place));
    }
    if (this.mover.held) {
      shown.add(this.mover.held.from);
    }
    return [...shown].sort((a, b) => a - b);
  }

  render() {
    const { mover } = this;
    return html`
      <div class="table" role="table" aria-label="Rules of the policy, in order" aria-rowcount=${this.rows.length + 1}>
        <div class="head" role="rowgroup">
          <div class="line" role="row">
            ${HEADINGS.map(
              (heading, i) => html`
                <div role="columnheader" class=${CLASSES[i]}>
                  ${
                    heading ||
                    html`
                      <span class="visually-hidden">${i ? 'Tools' : 'Move'}</span>
                    `
                  }
                </div>
              `,
            )}
          </div>
        </div>
        <div
          class="body ${mover.held ? 'moving' : ''}"
          role="rowgroup"
          tabindex="0"
          @scroll=${(e) => (this.top = e.target.scrollTop)}
          @pointermove=${(e) => mover.drag(e)}
          @pointerup=${(e) => mover.drop(e)}
          @pointercancel=${(e) => mover.drop(e)}
        >
          <div class="spacer" role="presentation" ${properties({ height: `${this.rows.length * this.rowHeight}px` })}>
            ${repeat(
              this.#shown,
              (i) => this.rows[i].line.key,
              (i) => this.#line(this.rows[i], i),
            )}
          </div>
        </div>
      </div>
      <span id="moving" hidden>
        Space holds the rule, then arrow keys move it. Alt and an arrow key moves it at once.
      </span>
      <div class="visually-hidden" role="status" aria-live="assertive">${this.spoken}</div>
    `;
  }

  #line(row, i) {
    const { held } = this.mover;
    const isHeld = held?.from === i;
    const y = isHeld && held.y !== null ? held.y : this.mover.place(i) * this.rowHeight;
    const classes = [
      'line',
      row.line.mode,
      row.line.enabled ? '' : 'off',
      isHeld ? 'held' : '',
      isHeld && held.y !== null ? 'dragged' : '',
    ];
    return html`
      <div
        class=${classes.filter(Boolean).join(' ')}
        role="row"
        aria-rowindex=${i + 2}
        data-key=${row.line.key}
        data-rule=${row.line.id}
        ${properties({ '--y': `${y}px`, '--height': `${this.rowHeight}px` })}
        @keydown=${(e) => this.#lineKey(e, row)}
      >
        ${policyRow(row, this)}
      </div>
    `;
  }
}

const CLASSES = ['grip', 'position', 'on', 'rule', 'severity', 'mode', 'clusters', 'live', 'shadowed', 'last', 'tools'];

customElements.define('bb-policy-list', PolicyList);
