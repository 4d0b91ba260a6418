/**
 * Alerts as they are raised (server-sent events). Fires "alert" (detail: the alert), "changed" (somebody said something
 * of an alert; detail: its id and state), "missed" (some were not shown: read the list anew) and "state" (`state` of
 * this stream changed: "connecting", "live", "waiting").
 * After a break the browser comes back by itself and says what it saw last; where it gives up (a 401, a 503), this
 * tries again, each time a little later.
 */
import { get, url, watch } from './client.js';

const LONGEST_PAUSE = 30_000;

export class AlertStream extends EventTarget {
  state = 'connecting';
  #source = null;
  #timer = 0;
  #pause = 1000;
  #query;

  constructor(query) {
    super();
    this.#query = query;
    this.#open();
  }

  close() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #open() {
    const source = new EventSource(url('/alerts/stream', this.#query));
    this.#source = source;
    source.addEventListener('open', () => {
      this.#pause = 1000;
      if (this.state === 'waiting') {
        this.#fire('missed', null);
      }
      this.#become('live');
      watch.dispatchEvent(new Event('reachable'));
    });
    source.addEventListener('alert', (event) => this.#fire('alert', JSON.parse(event.data)));
    source.addEventListener('state', (event) => this.#fire('changed', JSON.parse(event.data)));
    source.addEventListener('missed', () => this.#fire('missed', null));
    source.addEventListener('error', () => {
      this.#become('waiting');
      if (source.readyState === EventSource.CLOSED) {
        this.#again();
      }
    });
  }

  #again() {
    // The stream does not say why it was refused; if the session is lost, this question finds out.
    get('/session').catch(() => {});
    this.#timer = setTimeout(() => {
      this.#fire('missed', null);
      this.#open();
    }, this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }

  #become(state) {
    if (state !== this.state) {
      this.state = state;
      this.#fire('state', state);
    }
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
