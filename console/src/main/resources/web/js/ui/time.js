/**
 * Times and numbers for people.
 *
 *   <bb-time value="2026-03-01T12:00:00Z"></bb-time>            // 2026-03-01 13:00:00, hover: the other clock
 *   <bb-time value=… relative></bb-time>                        // 4 min ago, kept up to date
 *   clock(instant), ago(instant), count(12345) → "12,345", short(12345) → "12.3k", span(ms) → "2 h", took(80) → "80 ms"
 *
 * Which clock (local or UTC) is the reader's preference, one for the whole page.
 */
import { LitElement, html, css } from 'lit';
import { preferences } from '../shell/preferences.js';

const two = (n) => String(n).padStart(2, '0');
const numbers = new Intl.NumberFormat('en');

/** @param {string|number|Date} value @param {'full'|'time'|'minute'|'day'} [form] */
export function clock(value, form = 'full', zone = preferences.clock) {
  const d = new Date(value);
  if (Number.isNaN(d.getTime())) {
    return String(value ?? '');
  }
  const utc = zone === 'utc';
  const day = utc
    ? `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`
    : `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
  const minute = utc
    ? `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`
    : `${two(d.getHours())}:${two(d.getMinutes())}`;
  const time = `${minute}:${two(utc ? d.getUTCSeconds() : d.getSeconds())}`;
  const form2 = { full: `${day} ${time}`, time, minute: `${day.slice(5)} ${minute}`, day };
  return form2[form];
}

/** How long ago, in the largest unit that says something. */
export function ago(value, now = Date.now()) {
  const ms = now - new Date(value).getTime();
  if (Number.isNaN(ms)) {
    return '';
  }
  if (ms < 0) {
    return `in ${span(-ms)}`;
  }
  return ms < 5000 ? 'just now' : `${span(ms)} ago`;
}

/** A duration in its largest unit: 45 s, 3 min, 5 h, 2 d. */
export function span(ms) {
  const s = Math.round(ms / 1000);
  if (s < 60) {
    return `${s} s`;
  }
  if (s < 3600) {
    return `${Math.floor(s / 60)} min`;
  }
  return s < 86_400 * 2 ? `${Math.floor(s / 3600)} h` : `${Math.floor(s / 86_400)} d`;
}

/** How long something took: 80 ms, 1.2 s, then as a span. */
export function took(ms) {
  if (ms < 1000) {
    return `${Math.round(ms)} ms`;
  }
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : span(ms);
}

export const count = (n) => numbers.format(n ?? 0);

/** At most four characters or so: 950, 12.3k, 4.1M. */
export function short(n) {
  if (n < 1000) {
    return String(Math.round(n * 10) / 10);
  }
  const [by, unit] = n < 999_500 ? [1000, 'k'] : [1_000_000, 'M'];
  const value = n / by;
  return `${value < 100 ? Math.round(value * 10) / 10 : Math.round(value)}${unit}`;
}

/** "1 alert", "2 alerts". */
export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

// One timer for all relative times of the page.
const shown = new Set();
setInterval(() => shown.forEach((element) => element.requestUpdate()), 10_000);

class Time extends LitElement {
  static properties = { value: {}, relative: { type: Boolean }, form: {} };
  static styles = css`
    time {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `;

  #refresh = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    shown.add(this);
    preferences.addEventListener('change', this.#refresh);
  }

  disconnectedCallback() {
    shown.delete(this);
    preferences.removeEventListener('change', this.#refresh);
    super.disconnectedCallback();
  }

  render() {
    if (!this.value) {
      return html`
        <time>–</time>
      `;
    }
    const title = `${clock(this.value, 'full', 'local')} local\n${clock(this.value, 'full', 'utc')} UTC`;
    const text = this.relative ? ago(this.value) : clock(this.value, this.form ?? 'full');
    return html`
      <time datetime=${this.value} title=${title}>${text}</time>
    `;
  }
}

customElements.define('bb-time', Time);
