/**
 * Who is logged in. Fires "change" on login, logout, a lost session and a changed password.
 * A role may do what the ones before it may: viewer, editor, operator, admin. The server decides; the page asks
 * `can` only to leave out what would be refused.
 */
import { get, post, put, remove, useCsrf, watch } from './client.js';

const ROLES = ['viewer', 'editor', 'operator', 'admin'];

class Session extends EventTarget {
  /** "unknown" until the server was asked, then "none", "must-change" or "open". */
  state = 'unknown';
  name = null;
  role = null;

  constructor() {
    super();
    watch.addEventListener('unauthorized', () => this.#become(null));
    watch.addEventListener('must-change-password', () => {
      this.state = 'must-change';
      this.dispatchEvent(new Event('change'));
    });
  }

  /** Whether the caller has that role, or one that may do more. */
  can(role) {
    return this.role !== null && ROLES.indexOf(this.role) >= ROLES.indexOf(role);
  }

  /** Asks the server whether the cookie still holds. */
  async load() {
    try {
      this.#become((await get('/session', {}, { quiet: true })).data);
    } catch (problem) {
      if (problem.status !== 401) {
        throw problem;
      }
      this.#become(null);
    }
  }

  async login(name, password) {
    this.#become((await post('/session', { name, password }, { quiet: true })).data);
  }

  async logout() {
    try {
      await remove('/session', { quiet: true });
    } finally {
      this.#become(null);
    }
  }

  async changePassword(old, fresh) {
    await put('/session/password', { old, new: fresh }, { quiet: true });
    await this.load();
  }

  /** @returns {Promise<{oidc: {name: string}|null}>} other ways to log in */
  async providers() {
    return (await get('/session/providers', {}, { quiet: true })).data;
  }

  #become(answer) {
    this.name = answer?.name ?? null;
    this.role = answer?.role ?? null;
    this.state = !answer ? 'none' : answer.mustChangePassword ? 'must-change' : 'open';
    useCsrf(answer?.csrf ?? null);
    this.dispatchEvent(new Event('change'));
  }
}

export const session = new Session();
