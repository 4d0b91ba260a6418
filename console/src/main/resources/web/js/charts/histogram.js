/**
 * Counts over time as bars that can be brushed.
 *
 *   <bb-histogram .from=${ms} .to=${ms} .step=${ms} .series=${[{name: 'high', color: 'var(--high-fill)', values: [n, …]}]}
 *       @brush=${(e) => [e.detail.from, e.detail.to]} brushable label="Alerts over time"></bb-histogram>
 *
 * Series are stacked; value i counts from `from + i * step`. "brush" fires with milliseconds when a part was drawn over with the
 * pointer, or chosen by keys: arrows move, Shift and arrows widen, Enter chooses.
 */
import { LitElement, html, svg, css, nothing } from 'lit';
import { controls } from '../ui/styles.js';
import { properties } from '../ui/properties.js';
import { clock, count, short } from '../ui/time.js';

const HEIGHT = 92;
const AXIS = 18;
const LEFT = 34;
const DAY = 86_400_000;

class Histogram extends LitElement {
  static properties = {
    from: { attribute: false },
    to: { attribute: false },
    step: { attribute: false },
    series: { attribute: false },
    label: {},
    brushable: { type: Boolean },
    width: { state: true },
    over: { state: true },
    brush: { state: true },
  };
  static styles = [
    controls,
    css`
      :host {
        display: block;
        position: relative;
        min-width: 0;
      }
      svg {
        display: block;
        width: 100%;
        height: ${HEIGHT + AXIS}px;
        touch-action: pan-y;
        overflow: visible;
      }
      :host([brushable]) svg {
        cursor: crosshair;
      }
      text {
        fill: var(--text-3);
        font: 10.5px var(--font);
        font-variant-numeric: tabular-nums;
      }
      .line {
        stroke: var(--line);
      }
      .over {
        fill: var(--text);
        opacity: 0.06;
      }
      .brush {
        fill: var(--accent);
        opacity: 0.16;
        stroke: var(--accent);
      }
      .tip {
        position: absolute;
        z-index: 5;
        top: 0;
        left: var(--x);
        transform: translateX(var(--shift));
        padding: 6px 9px;
        border-radius: var(--radius);
        border: 1px solid var(--line-strong);
        background: var(--surface);
        box-shadow: var(--shadow-high);
        font-size: var(--size-s);
        pointer-events: none;
        white-space: nowrap;
      }
      .tip div {
        display: flex;
        gap: 14px;
        justify-content: space-between;
        color: var(--text-2);
      }
    `,
  ];

  #observer = new ResizeObserver(([entry]) => (this.width = entry.contentRect.width));
  #start = null;

  constructor() {
    super();
    this.width = 600;
    this.series = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    super.disconnectedCallback();
  }

  get #bars() {
    return Math.max(1, Math.ceil((this.to - this.from) / this.step));
  }

  #indexAt(event) {
    const box = this.renderRoot.querySelector('svg').getBoundingClientRect();
    const share = (event.clientX - box.left - LEFT) / Math.max(1, box.width - LEFT);
    return Math.max(0, Math.min(this.#bars - 1, Math.floor(share * this.#bars)));
  }

  #down(event) {
    if (this.brushable && event.button === 0) {
      event.currentTarget.setPointerCapture(event.pointerId);
      this.#start = this.#indexAt(event);
      this.brush = [this.#start, this.#start];
    }
  }

  #move(event) {
    this.over = this.#indexAt(event);
    if (this.#start !== null) {
      this.brush = [Math.min(this.#start, this.over), Math.max(this.#start, this.over)];
    }
  }

  #up() {
    if (this.#start !== null) {
      this.#start = null;
      this.#choose();
    }
  }

  #choose() {
    if (this.brush) {
      const [a, b] = this.brush;
      this.brush = null;
      this.dispatchEvent(
        new CustomEvent('brush', {
          detail: { from: this.from + a * this.step, to: Math.min(this.to, this.from + (b + 1) * this.step) },
        }),
      );
    }
  }

  #press(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      const at = Math.max(0, Math.min(this.#bars - 1, (this.over ?? (step > 0 ? -1 : this.#bars)) + step));
      const [a, b] = this.brush ?? [this.over ?? at, this.over ?? at];
      this.brush = event.shiftKey ? (at < this.over ? [Math.min(a, at), b] : [a, Math.max(b, at)]) : [at, at];
      this.over = at;
    } else if (event.key === 'Enter') {
      this.#choose();
    } else if (event.key === 'Escape') {
      this.brush = null;
    }
  }

  render() {
    const bars = this.#bars;
    const totals = Array.from({ length: bars }, (_, i) =>
      this.series.reduce((sum, one) => sum + (one.values[i] ?? 0), 0),
    );
    const top = ceiling(Math.max(1, ...totals));
    const wide = (this.width - LEFT) / bars;
    const y = (n) => HEIGHT - (n / top) * (HEIGHT - 6);
    const all = totals.reduce((a, b) => a + b, 0);
    const brushed = this.brush;
    return html`
      <svg
        role=${this.brushable ? 'application' : 'img'}
        tabindex=${this.brushable ? '0' : nothing}
        aria-roledescription=${this.brushable ? 'histogram' : nothing}
        aria-label="${this.label}: ${count(all)} from ${clock(this.from)} to ${clock(this.to)}${this.brushable ? '. Arrow keys move, Shift widens, Enter chooses a part' : ''}"
        @pointerdown=${this.#down}
        @pointermove=${this.#move}
        @pointerup=${this.#up}
        @pointercancel=${() => {
          this.#start = null;
          this.brush = null;
        }}
        @pointerleave=${() => (this.over = null)}
        @keydown=${this.brushable ? this.#press : nothing}
      >
        ${[0, top / 2, top].map((n) => svg`<line class="line" x1=${LEFT} x2=${this.width} y1=${y(n)} y2=${y(n)}></line>${n === top / 2 && top < 2 ? nothing : svg`<text x=${LEFT - 7} y=${y(n) + 3.5} text-anchor="end">${short(n)}</text>`}`)}
        ${totals.map((total, i) => (total ? this.#bar(i, LEFT + i * wide, wide, y) : nothing))}
        ${this.over === null || this.over === undefined ? nothing : svg`<rect class="over" x=${LEFT + this.over * wide} y="0" width=${wide} height=${HEIGHT}></rect>`}
        ${brushed ? svg`<rect class="brush" x=${LEFT + brushed[0] * wide} y="0" width=${(brushed[1] - brushed[0] + 1) * wide} height=${HEIGHT}></rect>` : nothing}
        ${this.#ticks().map((at) => svg`<text x=${LEFT + ((at - this.from) / (this.to - this.from)) * (this.width - LEFT)} y=${HEIGHT + 14} text-anchor="middle">${this.#tick(at)}</text>`)}
      </svg>
      ${this.#tip(totals, wide)}
    `;
  }

  #bar(i, x, wide, y) {
    let below = 0;
    const gap = wide > 4 ? 1 : 0;
    return this.series.map((one) => {
      const n = one.values[i] ?? 0;
      if (!n) {
        return nothing;
      }
      const at = y(below + n);
      const height = Math.max(1.5, y(below) - at);
      below += n;
      return svg`<rect x=${x + gap / 2} y=${at} width=${Math.max(1, wide - gap)} height=${height} ${properties({ fill: one.color })}></rect>`;
    });
  }

  #ticks() {
    const most = Math.max(2, Math.floor((this.width - LEFT) / 96));
    const steps = [
      60e3,
      300e3,
      900e3,
      1800e3,
      3600e3,
      3 * 3600e3,
      6 * 3600e3,
      12 * 3600e3,
      DAY,
      2 * DAY,
      7 * DAY,
      30 * DAY,
    ];
    const step = steps.find((one) => (this.to - this.from) / one <= most) ?? 30 * DAY;
    const first = Math.ceil(this.from / step) * step;
    const ticks = [];
    for (let at = first; at < this.to; at += step) {
      const x = ((at - this.from) / (this.to - this.from)) * (this.width - LEFT);
      if (x > 22 && x < this.width - LEFT - 26) {
        ticks.push(at);
      }
    }
    return ticks;
  }

  #tick(at) {
    return this.to - this.from > 2 * DAY ? clock(at, 'day').slice(5) : clock(at, 'minute').slice(6);
  }

  #tip(totals, wide) {
    const i = this.over;
    if (i === null || i === undefined) {
      return nothing;
    }
    const x = LEFT + (i + 0.5) * wide;
    const shift = x > this.width * 0.6 ? 'calc(-100% - 12px)' : '12px';
    return html`
      <div class="tip" ${properties({ '--x': `${x}px`, '--shift': shift })}>
        <b>${clock(this.from + i * this.step, 'minute')}</b>
        ${this.series.map(
          (one) => html`
            <div>
              ${one.name}
              <span>${count(one.values[i] ?? 0)}</span>
            </div>
          `,
        )}
        ${
          this.series.length > 1
            ? html`
                <div>
                  <b>all</b>
                  <b>${count(totals[i])}</b>
                </div>
              `
            : nothing
        }
      </div>
    `;
  }
}

/** The next round number: 1, 2, 4, 6, 8, 10, 20, … */
function ceiling(n) {
  const power = 10 ** Math.floor(Math.log10(n));
  return [1, 2, 4, 6, 8, 10].map((m) => m * power).find((m) => m >= n);
}

customElements.define('bb-histogram', Histogram);
