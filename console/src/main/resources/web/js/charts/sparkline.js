/** A small line of numbers: <bb-sparkline .values=${[…]} label="Events a minute"></bb-sparkline>. */
import { LitElement, html, svg, css } from 'lit';

const WIDTH = 120;
const HEIGHT = 26;

class Sparkline extends LitElement {
  static properties = { values: { attribute: false }, label: {} };
  static styles = css`
    :host {
      display: block;
      height: ${HEIGHT}px;
      min-width: 40px;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
    .line {
      fill: none;
      stroke: var(--accent);
      stroke-width: 1.4;
      vector-effect: non-scaling-stroke;
      stroke-linejoin: round;
    }
    .under {
      fill: var(--accent);
      opacity: 0.12;
    }
    .flat {
      stroke: var(--line-strong);
    }
  `;

  render() {
    const values = this.values ?? [];
    const top = Math.max(1, ...values);
    const points = values.map(
      (n, i) =>
        `${((i / Math.max(1, values.length - 1)) * WIDTH).toFixed(1)},${(HEIGHT - 2 - (n / top) * (HEIGHT - 4)).toFixed(1)}`,
    );
    const flat = values.every((n) => n === 0);
    const last = values.at(-1) ?? 0;
    return html`
      <svg
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label="${this.label}: ${last} at last, at most ${values.length ? Math.max(...values) : 0}"
      >
        ${flat ? '' : svg`<polygon class="under" points="0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}"></polygon>`}
        <polyline class="line ${flat ? 'flat' : ''}" points=${points.join(' ')}></polyline>
      </svg>
    `;
  }
}

customElements.define('bb-sparkline', Sparkline);
