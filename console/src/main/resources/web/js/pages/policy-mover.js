/**
 * Moves a line of a list of equally high lines, by pointer or by keys. While one is held the order stays as it is and
 * the lines are only drawn elsewhere; the host is told `moved(from, to)` once it is let go, and `say(text)` what a
 * screen reader shall speak. Keys on the grip: Enter or Space holds and lets go, arrows, Page up and down, Home and End
 * move, Escape puts back.
 */
const EDGE_PIXELS = 44;
const FASTEST_PIXELS = 22;
const PAGE_LINES = 10;

export class Mover {
  /** The line that is held: {from, to, y}, `y` its upper edge where a pointer holds it; null: none. */
  held = null;
  #host;
  #pointer = null;
  #frame = 0;
  #escape = (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#cancel();
    }
  };

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.#release();
  }

  /** Where the line at that index is drawn, in lines. */
  place(index) {
    const { from, to } = this.held ?? { from: 0, to: 0 };
    if (index === from) {
      return to;
    }
    if (index > from && index <= to) {
      return index - 1;
    }
    return index < from && index >= to ? index + 1 : index;
  }

  /** The index of the line that is drawn there. */
  at(place) {
    const { from, to } = this.held ?? { from: 0, to: 0 };
    if (place === to) {
      return from;
    }
    if (place >= from && place < to) {
      return place + 1;
    }
    return place <= from && place > to ? place - 1 : place;
  }

  press(event, index) {
    if (event.button !== 0 || this.held) {
      return;
    }
    const scroller = this.#host.scroller;
    const top = index * this.#host.rowHeight;
    const inside = event.clientY - scroller.getBoundingClientRect().top + scroller.scrollTop - top;
    this.held = { from: index, to: index, y: top };
    this.#pointer = { id: event.pointerId, inside, clientY: event.clientY };
    // The line itself may leave the window of lines that exist; what scrolls stays.
    scroller.setPointerCapture(event.pointerId);
    addEventListener('keydown', this.#escape, true);
    this.#frame = requestAnimationFrame(() => this.#scroll());
    this.#host.requestUpdate();
  }

  drag(event) {
    if (this.#pointer?.id === event.pointerId) {
      this.#pointer.clientY = event.clientY;
      this.#follow();
    }
  }

  drop(event) {
    if (this.#pointer?.id === event.pointerId) {
      this.#let(event.type === 'pointercancel' ? null : 'Moved');
    }
  }

  #follow() {
    const host = this.#host;
    const scroller = host.scroller;
    const { inside, clientY } = this.#pointer;
    const y = clientY - scroller.getBoundingClientRect().top + scroller.scrollTop - inside;
    const last = host.rows.length - 1;
    this.held.y = Math.max(0, Math.min(last * host.rowHeight, y));
    this.held.to = Math.round(this.held.y / host.rowHeight);
    host.requestUpdate();
  }

  /** Near an edge the list scrolls, the faster the nearer. */
  #scroll() {
    const scroller = this.#host.scroller;
    const { top, bottom } = scroller.getBoundingClientRect();
    const { clientY } = this.#pointer;
    const over = Math.max(0, clientY - (bottom - EDGE_PIXELS)) - Math.max(0, top + EDGE_PIXELS - clientY);
    if (over !== 0) {
      scroller.scrollTop += Math.max(-1, Math.min(1, over / EDGE_PIXELS)) * FASTEST_PIXELS;
      this.#follow();
    }
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }

  /** A click without a pointer: Enter, Space, or a screen reader. */
  click(event, index) {
    if (event.detail !== 0) {
      return;
    }
    if (this.held) {
      this.#let('Dropped');
      return;
    }
    this.held = { from: index, to: index, y: null };
    this.#host.say(
      `${this.#host.nameOf(index)} is held at ${this.#of(index)}. Arrow keys move it, Space drops it, Escape puts it back.`,
    );
    this.#host.requestUpdate();
  }

  /** Whoever goes on with something else lets go. */
  blur(event) {
    if (this.held?.y === null && event.relatedTarget) {
      this.#let('Dropped');
    }
  }

  /** A key while a line is held by keys. */
  key(event) {
    if (this.held?.y !== null) {
      return;
    }
    const to = this.#target(event.key, this.held.to);
    if (event.key === 'Escape') {
      this.#cancel();
    } else if (to !== null) {
      this.held.to = to;
      this.#host.show(to);
      this.#host.say(this.#of(to));
      this.#host.requestUpdate();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #target(key, now) {
    const last = this.#host.rows.length - 1;
    const by = { ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE_LINES, PageDown: PAGE_LINES, Home: -last, End: last }[key];
    return by === undefined ? null : Math.max(0, Math.min(last, now + by));
  }

  /** Moves at once. */
  moveBy(from, to) {
    this.held = { from, to: Math.max(0, Math.min(this.#host.rows.length - 1, to)), y: null };
    this.#let('Moved');
  }

  #let(word) {
    const { from, to } = this.held;
    this.#release();
    if (word && from !== to) {
      this.#host.say(`${word}: ${this.#host.nameOf(from)} is now ${this.#of(to)}.`);
      this.#host.moved(from, to);
    } else if (word === 'Dropped') {
      this.#host.say(`${this.#host.nameOf(from)} stays at ${this.#of(from)}.`);
    }
  }

  #cancel() {
    const { from } = this.held;
    this.#release();
    this.#host.show(from);
    this.#host.say(`Put back: ${this.#host.nameOf(from)} is at ${this.#of(from)}.`);
  }

  #release() {
    cancelAnimationFrame(this.#frame);
    removeEventListener('keydown', this.#escape, true);
    this.held = null;
    this.#pointer = null;
    this.#host.requestUpdate();
  }

  #of(index) {
    return `${index + 1} of ${this.#host.rows.length}`;
  }
}
