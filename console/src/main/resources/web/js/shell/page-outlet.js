/**
 * Draws the page of a route: loads its module once, then hands the element `params` and `query`. The same route with
 * another query keeps its element; another path makes a new one.
 */
import { html, nothing } from 'lit';
import { session } from '../api/session.js';

export class PageOutlet {
  #host;
  #loaded = new Map();
  #element = null;
  #path = null;

  constructor(host) {
    this.#host = host;
  }

  page(router) {
    const route = router.route;
    if (route.needs && !session.can(route.needs)) {
      return html`
        <bb-empty
          icon="key"
          title="${route.title} needs the role ${route.needs}"
          text="You are logged in as ${session.name} with the role ${session.role}. Ask somebody with the role admin."
        ></bb-empty>
      `;
    }
    const state = this.#load(route.tag, route.load);
    if (state !== true) {
      return state === null
        ? html`
            <bb-skeleton></bb-skeleton>
          `
        : this.#broken(route, state);
    }
    if (this.#path !== router.path || this.#element?.localName !== route.tag) {
      this.#element = document.createElement(route.tag);
      this.#path = router.path;
      document.title = `${route.title} · Bellbuoy`;
    }
    this.#element.params = router.params;
    this.#element.query = router.query;
    return this.#element;
  }

  /** What is shown instead of any page: the login, or the change of the password. */
  special(state) {
    this.#element = null;
    this.#path = null;
    document.title = 'Log in · Bellbuoy';
    const tag = state === 'must-change' ? 'bb-password' : 'bb-login';
    const load = state === 'must-change' ? () => import('../pages/password.js') : () => import('../pages/login.js');
    if (this.#load(tag, load) !== true) {
      return nothing;
    }
    return state === 'must-change'
      ? html`
          <bb-password first></bb-password>
        `
      : html`
          <bb-login></bb-login>
        `;
  }

  /** @returns {true|null|Error} loaded, loading, or why it could not be */
  #load(tag, load) {
    if (!this.#loaded.has(tag)) {
      this.#loaded.set(tag, null);
      load()
        .then(() => this.#loaded.set(tag, true))
        .catch((failure) => this.#loaded.set(tag, failure))
        .finally(() => this.#host.requestUpdate());
    }
    return this.#loaded.get(tag);
  }

  #broken(route, failure) {
    const again = () => {
      this.#loaded.delete(route.tag);
      this.#host.requestUpdate();
    };
    return html`
      <bb-failure .problem=${failure} @retry=${again}></bb-failure>
    `;
  }
}
