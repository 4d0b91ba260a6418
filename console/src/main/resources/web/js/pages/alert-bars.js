/** The counts of alerts over time, ready to be drawn, and kept up to date by the alerts that arrive meanwhile. */
import { SEVERITIES } from '../ui/badge.js';
import { millisOf } from '../api/alerts.js';

const BARS = 96;

export class AlertBars {
  total = 0;
  byRule = {};
  bySeverity = {};

  /** @param {object|null} stats answer of /alerts/stats @param {{from: number, to: number|null}} range */
  constructor(stats, range, now) {
    this.step = stats?.interval ? millisOf(stats.interval) : Math.max(60e3, ((range.to ?? now) - range.from) / BARS);
    this.from = Math.floor(range.from / this.step) * this.step;
    this.to = Math.max(range.to ?? now, this.from + this.step);
    this.total = stats?.total ?? 0;
    this.byRule = stats?.byRule ?? {};
    this.bySeverity = stats?.bySeverity ?? {};
    const parts = stats?.histogram ?? [];
    const split = parts.some((part) => part.bySeverity);
    const names = split ? [...SEVERITIES].reverse() : ['alerts'];
    this.series = names.map((name) => ({
      name,
      color: split ? `var(--${name}-fill)` : 'var(--accent)',
      values: this.#values(parts, name, split),
    }));
  }

  static empty(range, now = Date.now()) {
    return new AlertBars(null, range, now);
  }

  #values(parts, name, split) {
    const values = new Array(Math.ceil((this.to - this.from) / this.step)).fill(0);
    for (const part of parts) {
      const i = Math.floor((Date.parse(part.start) - this.from) / this.step);
      if (i >= 0 && i < values.length) {
        values[i] += split ? (part.bySeverity?.[name] ?? 0) : part.count;
      }
    }
    return values;
  }

  /** Counts one that just arrived. @returns {boolean} whether anything is to be drawn anew */
  add(alert) {
    const i = Math.floor((Date.parse(alert.raisedAt) - this.from) / this.step);
    const series = this.series.find((one) => one.name === alert.rule.severity) ?? this.series[0];
    this.total++;
    if (i < 0) {
      return false;
    }
    const values = [...series.values];
    values[i] = (values[i] ?? 0) + 1;
    this.to = Math.max(this.to, this.from + values.length * this.step);
    this.series = this.series.map((one) => (one === series ? { ...one, values } : one));
    return true;
  }
}
