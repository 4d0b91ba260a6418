/**
 * Does something again and again while its host is in the document and somebody can see the page.
 *
 *   #refresh = new Refresh(this, () => this.#read(), 10_000);
 */
export class Refresh {
  #timer = 0;

  /** @param {import('lit').ReactiveControllerHost} host @param {() => void} what @param {number} everyMillis */
  constructor(host, what, everyMillis) {
    this.what = what;
    this.everyMillis = everyMillis;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(() => document.visibilityState === 'visible' && this.what(), this.everyMillis);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }
}
