/**
 * The draft of the policy as it is edited on the page. Changes are saved by themselves, one after the other, shortly
 * after the last one; each can be undone. Fires "change" whenever anything of it changed, "conflict" (detail: the
 * problem of status 412) where somebody else saved meanwhile: `settle` goes on.
 */
import { discardDraft, readDraft, saveDraft } from '../api/policy.js';

const PAUSE_MILLIS = 600;
const MOST_UNDONE = 100;

/** What is stored of a line; the rest is the page's own. */
const stored = ({ id, enabled, clusters, mode }) => ({ id, enabled, clusters, mode });

export class PolicyDraft extends EventTarget {
  /** "reading", "saved", "waiting" (for the next key), "saving", "failed" (see `problem`). */
  state = 'reading';
  problem = null;
  match = 'first';
  /** In order; a rule may stand at several places, so each line has a `key` of its own. */
  rules = [];
  published = 0;
  differs = false;
  lint = new Map();
  hits = {};
  #etag = null;
  #past = [];
  #timer = 0;
  #running = null;
  #isDirty = false;
  #lastKey = 0;

  get isLoaded() {
    return this.#etag !== null;
  }

  /** Whether something is not stored yet. */
  get isDirty() {
    return this.#isDirty;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  /** @returns {{match: string, rules: object[]}} as the API takes it */
  get order() {
    return { match: this.match, rules: this.rules.map(stored) };
  }

  /** Reads what is stored; what is being edited here stays. */
  async read() {
    if (this.#isDirty) {
      return;
    }
    try {
      const { data, etag } = await readDraft();
      if (!this.#isDirty) {
        this.#take(data, etag);
        this.#become('saved');
      }
    } catch (problem) {
      if (!this.isLoaded) {
        this.#become('failed', problem);
      }
    }
  }

  /** @param {(rules: object[]) => object[]} edit */
  change(edit) {
    this.#change({ match: this.match, rules: edit(this.rules) });
  }

  matchBy(match) {
    this.#change({ match, rules: this.rules });
  }

  /** Lines for rules that are not there yet, at the end. */
  lines(ids) {
    return ids.map((id) => ({ key: ++this.#lastKey, id, enabled: true, clusters: [], mode: 'alert' }));
  }

  #change({ match, rules }) {
    this.#past = [...this.#past, { match: this.match, rules: this.rules }].slice(-MOST_UNDONE);
    this.#edited({ match, rules });
  }

  undo() {
    const last = this.#past.pop();
    if (last) {
      this.#edited(last);
    }
  }

  #edited({ match, rules }) {
    this.match = match;
    this.rules = rules;
    this.#isDirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE_MILLIS);
    this.#become(this.#running ? 'saving' : 'waiting');
  }

  /** Saves now what waits. @returns {Promise<boolean>} whether all is stored */
  async flush() {
    clearTimeout(this.#timer);
    while (this.#running) {
      await this.#running;
    }
    if (this.#isDirty) {
      this.#running = this.#save();
      await this.#running;
      this.#running = null;
    }
    return !this.#isDirty;
  }

  async #save() {
    this.#become('saving');
    const { match, rules } = this;
    try {
      const { data, etag } = await saveDraft(this.order, this.#etag);
      const isLast = match === this.match && rules === this.rules;
      this.#isDirty = !isLast;
      this.#take(isLast ? data : { ...data, draft: null }, etag);
      this.#become(isLast ? 'saved' : 'waiting');
    } catch (problem) {
      this.#become('failed', problem);
      if (problem.isConflict) {
        this.dispatchEvent(new CustomEvent('conflict', { detail: problem }));
      }
    }
  }

  /** After a conflict. @param {{take: 'theirs'|'mine', etag: string}|null} answer null: not decided */
  async settle(answer) {
    if (answer?.take === 'theirs') {
      this.#isDirty = false;
      this.#past = [];
      await this.read();
    } else if (answer) {
      this.#etag = answer.etag;
      await this.flush();
    }
  }

  /** Puts what is in force in the place of the draft. */
  async discard() {
    await this.#running;
    clearTimeout(this.#timer);
    await discardDraft(this.#etag);
    this.#isDirty = false;
    this.#past = [];
    await this.read();
  }

  #take(view, etag) {
    this.#etag = etag;
    this.published = view.published;
    this.differs = view.differs;
    this.hits = view.hits;
    this.lint = Map.groupBy(view.lint, (remark) => remark.rule);
    if (view.draft && JSON.stringify(view.draft) !== JSON.stringify(this.order)) {
      this.match = view.draft.match;
      this.rules = this.#keyed(view.draft.rules);
    }
  }

  /** Lines that were there keep their key, so that what is shown of them stays where it is. */
  #keyed(rules) {
    const known = new Map();
    for (const line of this.rules) {
      known.set(line.id, [...(known.get(line.id) ?? []), line.key]);
    }
    return rules.map((line) => ({ ...line, key: known.get(line.id)?.shift() ?? ++this.#lastKey }));
  }

  #become(state, problem = null) {
    this.state = state;
    this.problem = problem;
    this.dispatchEvent(new Event('change'));
  }
}
