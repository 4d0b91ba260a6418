/**
 * Moves through the rows of a table by keys: j and k wherever the focus is, arrows, Home and End within the table.
 * The row's own link has the focus, so Enter opens it.
 */
import { isTyping } from '../shell/shortcuts.js';

export class RowKeys {
  #table;
  #press = (event) => this.#key(event);

  constructor(table) {
    this.#table = table;
    table.addController(this);
  }

  hostConnected() {
    addEventListener('keydown', this.#press);
  }

  hostDisconnected() {
    removeEventListener('keydown', this.#press);
  }

  #key(event) {
    const table = this.#table;
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || !table.href || !table.checkVisibility()) {
      return;
    }
    const last = table.view.length - 1;
    const to = { j: table.cursor + 1, k: table.cursor - 1 };
    if (event.composedPath().includes(table)) {
      Object.assign(to, { ArrowDown: table.cursor + 1, ArrowUp: table.cursor - 1, Home: 0, End: last });
    }
    if (event.key in to && last >= 0) {
      event.preventDefault();
      this.#moveTo(Math.max(0, Math.min(last, to[event.key])));
    }
  }

  async #moveTo(index) {
    const table = this.#table;
    const body = table.scroller;
    const start = index * table.rowHeight;
    table.cursor = index;
    if (table.fill && start < body.scrollTop) {
      body.scrollTop = start;
    } else if (table.fill && start + table.rowHeight > body.scrollTop + body.clientHeight) {
      body.scrollTop = start + table.rowHeight - body.clientHeight;
    }
    await table.updateComplete;
    // What was scrolled to is drawn with the next frame.
    await new Promise(requestAnimationFrame);
    await table.updateComplete;
    table.renderRoot.querySelector(`[data-index="${index}"] a.cover`)?.focus({ preventScroll: table.fill });
  }
}
