/**
 * A rule as it is being edited: what is stored, what was made of it, and what the compiler says of that. A controller of the
 * page that shows it.
 */
import { check, full, idOf, readRule, removeRule, saveRule, texts, written } from '../api/rules.js';
import { comparable } from '../api/rule-text.js';
import { session } from '../api/session.js';
import { resolveConflict } from '../ui/conflict.js';
import { complain } from '../ui/toast.js';

const TYPING_PAUSE_MILLIS = 250;

export class RuleDraft {
  /** With every member; null until it was read. */
  rule = null;
  /** {origin, inPolicy, updatedAt, updatedBy}; of a rule that is not stored, all null. */
  facts = {};
  diagnostics = [];
  /** Why it makes every event be read to its end: {path, reason}; null: it does not. */
  cost = null;
  /** The rule that the diagnostics are about; another object only where its texts are others. */
  judged = null;
  /** Why it could not be read. */
  problem = null;
  busy = false;
  #stored = '';
  #etag = null;
  #host;
  #timer = 0;
  #asking = null;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  /** Not stored yet. */
  get isNew() {
    return this.#etag === null;
  }

  get isDirty() {
    return this.rule !== null && JSON.stringify(written(this.rule)) !== this.#stored;
  }

  get isSystem() {
    return this.facts.origin === 'system';
  }

  /** Whether every part may be changed. */
  get mayEdit() {
    return session.can('editor') && !this.isSystem;
  }

  get hasErrors() {
    return this.diagnostics.some((one) => one.severity === 'error');
  }

  /** Reads the rule of that id. */
  async read(id) {
    this.problem = null;
    try {
      this.#take(await readRule(id));
    } catch (problem) {
      this.problem = problem;
      if (this.rule) {
        complain(problem);
      }
    }
    this.#host.requestUpdate();
  }

  /** Begins a rule of its own, with the parts of another one where that is named. */
  async begin(cloneOf) {
    this.problem = null;
    try {
      const from = cloneOf ? (await readRule(cloneOf)).data.rule : {};
      const name = from.name ? `${from.name} (own)` : '';
      this.rule = full({ ...from, id: idOf(name), name });
      this.facts = { origin: 'own' };
      this.#stored = JSON.stringify(written(this.rule));
      if (cloneOf) {
        this.#judge();
      }
    } catch (problem) {
      this.problem = problem;
    }
    this.#host.requestUpdate();
  }

  #take({ data, etag }) {
    const { rule, diagnostics, ...facts } = data;
    this.rule = full(rule);
    this.facts = facts;
    this.#etag = etag;
    this.#stored = JSON.stringify(written(this.rule));
    this.#judge();
  }

  /** @param {object} part members with their new values */
  edit(part) {
    const before = this.rule;
    this.rule = { ...before, ...part };
    if ('id' in part) {
      this.diagnostics = this.diagnostics.filter((one) => one.field !== 'id');
    }
    if (!sameTexts(before, this.rule)) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#judge(), TYPING_PAUSE_MILLIS);
    }
    this.#host.requestUpdate();
  }

  /** Asks the compiler; an answer about what was changed meanwhile is dropped. */
  async #judge() {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const rule = this.rule;
    if (this.isNew && !rule.expression.trim()) {
      // Nobody is told that what they have not come to yet is missing.
      this.judged = null;
      this.diagnostics = [];
      this.cost = null;
      this.#host.requestUpdate();
      return;
    }
    try {
      const { diagnostics, cost } = await check(rule, asking.signal);
      if (asking === this.#asking && sameTexts(rule, this.rule)) {
        this.diagnostics = diagnostics;
        this.cost = cost;
        this.judged = this.judged && sameTexts(this.judged, rule) ? this.judged : rule;
        this.#host.requestUpdate();
      }
    } catch (problem) {
      // Without an answer nothing is underlined; saving says what is wrong. Too long a text is told at once.
      if (problem.status === 413) {
        complain(problem);
      }
    }
  }

  /** @returns {Promise<boolean>} whether it is stored now */
  async save() {
    const missing = missingIn(this.rule);
    if (missing.length) {
      this.#say(missing);
      return false;
    }
    this.busy = true;
    this.#host.requestUpdate();
    try {
      const sent = this.rule;
      const answer = await saveRule(sent, this.isNew ? { create: true } : { etag: this.#etag });
      const current = this.rule;
      this.#take(answer);
      if (current !== sent) {
        // What was typed while it was being stored stays, and is not stored.
        this.edit(current);
      }
      return true;
    } catch (problem) {
      return await this.#refused(problem);
    } finally {
      this.busy = false;
      this.#host.requestUpdate();
    }
  }

  /** Adds what was found here to what the compiler says. */
  #say(found) {
    const fields = found.map((one) => one.field);
    this.diagnostics = [...this.diagnostics.filter((one) => !fields.includes(one.field)), ...found];
    this.#host.requestUpdate();
  }

  async #refused(problem) {
    if (problem.isConflict && !this.isNew) {
      return this.#conflict(problem);
    }
    if (problem.isConflict) {
      this.#say([wrong('id', 'there is a rule of that id already')]);
      return false;
    }
    this.diagnostics = problem.diagnostics.length ? problem.diagnostics : this.diagnostics;
    complain(problem);
    return false;
  }

  async #conflict(problem) {
    const theirs = { current: comparable(problem.current?.rule ?? null), etag: problem.etag };
    const answer = await resolveConflict(theirs, { what: `the rule ${this.rule.id}`, mine: comparable(this.rule) });
    if (answer?.take === 'theirs') {
      await this.read(this.rule.id);
      return false;
    }
    if (answer?.take === 'mine') {
      this.#etag = answer.etag;
      return this.save();
    }
    return false;
  }

  /** @returns {Promise<boolean>} whether it is gone */
  async remove() {
    try {
      await removeRule(this.rule.id, this.#etag);
      return true;
    } catch (problem) {
      complain(problem.isConflict ? new Error('Somebody changed the rule meanwhile; load it anew first.') : problem);
      return false;
    }
  }
}

const wrong = (field, message) => ({ field, severity: 'error', line: 1, column: 1, length: 1, message, hint: null });

/** What a rule cannot be without; the server would not know where to put it. */
function missingIn(rule) {
  const needed = { id: 'an id', name: 'a name', expression: 'an expression' };
  return Object.entries(needed)
    .filter(([member]) => !rule[member].trim())
    .map(([member, what]) => wrong(member, `${what} is missing`));
}

const sameTexts = (a, b) => JSON.stringify(texts(a)) === JSON.stringify(texts(b));
