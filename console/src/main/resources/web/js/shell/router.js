/**
 * Which page is shown. Links are plain <a href="/alerts">: a click on one inside the page does not load anew.
 *
 *   navigate('/rules/x');                       // a step that "back" undoes
 *   setQuery({ q: 'pod', severity: ['high'] }); // filters live in the URL; the page stays
 *   router.query.get('q'); router.query.getAll('severity');
 *
 * Fires "change" with every new place. A page that holds what is not saved yet calls `guard(() => 'why')`: who
 * leaves is asked first; the page takes the guard back with `guard(null)`.
 */
import { routes } from './routes.js';

class Router extends EventTarget {
  /** @type {import('./routes.js').Route} */
  route = null;
  /** Parts of the path such as {id: …}. */
  params = {};
  query = new URLSearchParams();
  path = '/';
  #guard = null;
  #here = location.href;

  start() {
    addEventListener('popstate', () => this.#back());
    addEventListener('beforeunload', (event) => {
      if (this.#guard?.()) {
        event.preventDefault();
      }
    });
    document.addEventListener('click', (event) => follow(event, this));
    this.#read();
  }

  guard(reason) {
    this.#guard = reason;
  }

  /** @param {{replace?: boolean}} [options] replace: no step of its own for "back" */
  navigate(to, options = {}) {
    const target = new URL(to, location.href);
    if (target.pathname !== location.pathname && !this.#mayLeave()) {
      return;
    }
    if (target.href !== location.href) {
      history[options.replace ? 'replaceState' : 'pushState'](null, '', target.href);
    }
    this.#read();
  }

  /** Changes the query alone. Members that are null, empty or an empty array go. */
  setQuery(changes, options = { replace: true }) {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      query.delete(name);
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== null && one !== undefined && one !== '') {
          query.append(name, one);
        }
      }
    }
    const text = query.toString();
    this.navigate(location.pathname + (text ? `?${text}` : ''), options);
  }

  #back() {
    if (new URL(this.#here).pathname !== location.pathname && !this.#mayLeave()) {
      history.pushState(null, '', this.#here);
      return;
    }
    this.#read();
  }

  #mayLeave() {
    const reason = this.#guard?.();
    if (reason && !confirm(reason)) {
      return false;
    }
    this.#guard = null;
    return true;
  }

  #read() {
    const samePage = this.path === location.pathname && this.route !== null;
    this.#here = location.href;
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
    for (const route of routes) {
      const found = route.pattern.exec(this.path);
      if (found) {
        this.route = route;
        this.params = decoded(found.groups ?? {});
        break;
      }
    }
    this.dispatchEvent(new CustomEvent('change', { detail: { samePage } }));
  }
}

function decoded(groups) {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value)]));
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function follow(event, router) {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  ) {
    return;
  }
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (!link?.href || link.target || link.hasAttribute('download') || link.origin !== location.origin) {
    return;
  }
  if (link.pathname.startsWith('/api/')) {
    return;
  }
  event.preventDefault();
  router.navigate(link.href);
}

export const router = new Router();
export const navigate = (to, options) => router.navigate(to, options);
export const setQuery = (changes, options) => router.setQuery(changes, options);
