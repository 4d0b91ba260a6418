/**
 * The alerts that a query asks for, kept live: what came first, what comes as it is raised, and what waits until it may be shown.
 * Fires nothing; calls `host.requestUpdate()` like every reactive controller.
 */
import { Pages } from '../api/client.js';
import { AlertStream } from '../api/stream.js';
import { apiQuery, range, summary } from '../api/alerts.js';

const PAGE = 100;
const MOST_WAITING = 1000;

export class AlertList {
  items = [];
  /** Came while the reader was not to be disturbed; newest first. */
  waiting = [];
  problem = null;
  loaded = false;
  /** What was said last of an alert, by whomever: its id and state. */
  said = null;
  #host;
  #pages = null;
  #stream = null;
  #ids = new Set();
  #mayShow;
  #onNew;

  /** @param {() => boolean} mayShow whether new rows may come in now @param {(alert) => void} onNew told of each */
  constructor(host, mayShow, onNew) {
    this.#host = host;
    this.#mayShow = mayShow;
    this.#onNew = onNew;
    host.addController(this);
  }

  hostDisconnected() {
    this.#stream?.close();
    this.#stream = null;
  }

  /** "connecting", "live", "waiting", or "off" where the span has an end and nothing new can come. */
  get liveness() {
    return this.#stream?.state ?? 'off';
  }

  get done() {
    return this.#pages?.done ?? false;
  }

  /** Begins anew with what the URL asks for. */
  begin(query) {
    const now = Date.now();
    this.hostDisconnected();
    this.#pages = new Pages('/alerts', apiQuery(query, now), PAGE);
    this.items = [];
    this.waiting = [];
    this.#ids.clear();
    this.problem = null;
    this.loaded = false;
    if (range(query, now).to === null) {
      this.#follow(apiQuery(query, now));
    }
    return this.more();
  }

  async more() {
    const pages = this.#pages;
    try {
      const read = await pages.more();
      if (pages === this.#pages) {
        this.items = [...this.items, ...this.#fresh(read)];
        this.loaded = true;
      }
    } catch (problem) {
      if (pages === this.#pages) {
        this.problem = problem;
        this.loaded = true;
      }
    }
    this.#host.requestUpdate();
  }

  /** Shows what waited. */
  show() {
    if (this.waiting.length) {
      this.items = [...this.waiting.map((alert) => ({ ...alert, isNew: true })), ...this.items];
      this.waiting = [];
      this.#host.requestUpdate();
    }
  }

  /** Puts the new state of an alert into its row. */
  update(id, state) {
    const put = (alert) => (alert.id === id ? { ...alert, state, isNew: false } : alert);
    this.items = this.items.map(put);
    this.waiting = this.waiting.map(put);
    this.#host.requestUpdate();
  }

  #follow(asked) {
    const stream = new AlertStream(asked);
    this.#stream = stream;
    stream.addEventListener('state', () => this.#host.requestUpdate());
    stream.addEventListener('missed', () => this.#catchUp(asked));
    stream.addEventListener('alert', (event) => this.#arrived([event.detail]));
    stream.addEventListener('changed', (event) => {
      this.said = event.detail;
      this.update(event.detail.id, event.detail.state);
    });
  }

  /** Reads the newest page again and takes what is not there yet, and what became of the others. */
  async #catchUp(asked) {
    try {
      const newest = await new Pages('/alerts', asked, PAGE).more();
      newest.forEach((alert) => this.update(alert.id, alert.state));
      this.#arrived(newest.reverse());
    } catch {
      // The stream comes back and says again that something was missed.
    }
  }

  #arrived(alerts) {
    const fresh = this.#fresh(alerts);
    if (fresh.length === 0) {
      return;
    }
    fresh.forEach((alert) => this.#onNew(alert));
    this.waiting = [...fresh.reverse(), ...this.waiting].slice(0, MOST_WAITING);
    if (this.#mayShow()) {
      this.show();
    }
    this.#host.requestUpdate();
  }

  #fresh(alerts) {
    const fresh = alerts.filter((alert) => !this.#ids.has(alert.id));
    fresh.forEach((alert) => this.#ids.add(alert.id));
    return fresh.map(summary);
  }
}
