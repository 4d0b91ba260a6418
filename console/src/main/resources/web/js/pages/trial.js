/** A trial over the last hours that runs at the server: started, followed and cancelled. A controller of what shows it. */
import { cancelTrial, readTrial, startTrial } from '../api/rules.js';

const EVERY_MILLIS = 400;

export class Trial {
  /** The server's, as of late; null: none yet. */
  report = null;
  problem = null;
  /** The rule that is tried. */
  tried = null;
  #id = null;
  #starting = false;
  #timer = 0;
  #host;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  get isRunning() {
    return this.#starting || this.#id !== null;
  }

  /** Who leaves does not want it any more. */
  hostDisconnected() {
    clearTimeout(this.#timer);
    if (this.#id !== null) {
      cancelTrial(this.#id).catch(() => {});
      this.#id = null;
    }
  }

  async start(rule, last) {
    this.report = null;
    this.problem = null;
    this.tried = rule;
    this.#starting = true;
    this.#host.requestUpdate();
    try {
      this.#id = await startTrial(rule, last);
      this.#follow(this.#id);
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.#starting = false;
      this.#host.requestUpdate();
    }
  }

  async #follow(id) {
    try {
      const report = await readTrial(id);
      if (id !== this.#id) {
        return;
      }
      this.report = report;
      if (report.state === 'running') {
        this.#timer = setTimeout(() => this.#follow(id), EVERY_MILLIS);
      } else {
        this.#id = null;
      }
    } catch (problem) {
      this.problem = problem;
      this.#id = null;
    }
    this.#host.requestUpdate();
  }

  /** It ends soon, with what it has found. */
  async cancel() {
    if (this.#id !== null) {
      await cancelTrial(this.#id).catch((problem) => (this.problem = problem));
    }
  }
}
