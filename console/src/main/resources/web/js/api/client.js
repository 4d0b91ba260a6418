/**
 * Everything that the page asks of the server goes through here.
 *
 *   const { data, etag } = await get('/rules/exec-in-pod');
 *   await put('/rules/exec-in-pod', { rule }, { etag });          // If-Match; 412 throws a Problem with .current
 *   await put('/rules/new-one', { rule }, { create: true });      // If-None-Match: *
 *   const pages = new Pages('/rules', { q: 'pod' }, 200); while (!pages.done) items.push(...await pages.more());
 *
 * Every failure is a {@link Problem}. Lost sessions, a password that must be changed and a server that does not
 * answer are also told to `watch`, which fires "unauthorized", "must-change-password", "reachable", "unreachable".
 */
import { parseExactly } from './exact-json.js';
import { Problem, problemOf } from './problem.js';

export { Problem };

const PREFIX = '/api/v1';

/** Told of what concerns the whole page, not one request. */
export const watch = new EventTarget();

/** What is asked so long after somebody did something here is asked by the page itself, and keeps no session alive. */
const UNATTENDED_MILLIS = 60_000;

let attended = Date.now();
for (const doing of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
  window.addEventListener(doing, () => (attended = Date.now()), { capture: true, passive: true });
}

let csrf = null;

/** The token that goes with every change; the session knows it. */
export function useCsrf(token) {
  csrf = token;
}

/** A path below the API with its query; a member that is an array stands several times, an empty one not at all. */
export function url(path, query = {}) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') {
        search.append(name, String(one));
      }
    }
  }
  const text = search.toString();
  return PREFIX + path + (text ? `?${text}` : '');
}

/** A path from parts of which each is escaped: at`/rules/${id}`. */
export function at(strings, ...parts) {
  return strings.reduce((path, text, i) => path + text + (i < parts.length ? encodeURIComponent(parts[i]) : ''), '');
}

/**
 * @param {string} method
 * @param {string} path below /api/v1
 * @param {{query?: object, body?: any, text?: string, type?: string, etag?: string, create?: boolean,
 *     signal?: AbortSignal, quiet?: boolean, exactly?: boolean}} [options]  `text` is sent as it is, with `type`;
 *     `quiet`: a 401 is an answer, not the end of the session; `exactly`: numbers keep their digits
 * @returns {Promise<{data: any, etag: string|null, status: number}>}
 */
export async function request(method, path, options = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
  } else if (options.text !== undefined) {
    headers['Content-Type'] = options.type ?? 'text/plain';
  }
  if (options.etag) {
    headers['If-Match'] = options.etag;
  } else if (options.create) {
    headers['If-None-Match'] = '*';
  }
  if (method !== 'GET' && csrf) {
    headers['X-CSRF-Token'] = csrf;
  }
  if (Date.now() - attended > UNATTENDED_MILLIS) {
    headers['X-Unattended'] = 'true';
  }
  const body = options.body === undefined ? options.text : JSON.stringify(options.body);
  const response = await reach(url(path, options.query), { method, headers, body, signal: options.signal });
  if (!response.ok) {
    const problem = await problemOf(response);
    tell(problem, options);
    throw problem;
  }
  const text = await response.text();
  const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
  return {
    data: text && isJson ? (options.exactly ? parseExactly : JSON.parse)(text) : text,
    etag: response.headers.get('ETag'),
    status: response.status,
  };
}

async function reach(address, init) {
  try {
    const response = await fetch(address, { credentials: 'same-origin', ...init });
    watch.dispatchEvent(new Event('reachable'));
    return response;
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    watch.dispatchEvent(new Event('unreachable'));
    throw new Problem({
      title: 'No answer',
      detail: 'The console does not answer. Is it running, and are you connected?',
    });
  }
}

function tell(problem, options) {
  if (problem.status === 401 && !options.quiet) {
    watch.dispatchEvent(new Event('unauthorized'));
  }
  if (problem.status === 403 && problem.type.endsWith('must-change-password')) {
    watch.dispatchEvent(new Event('must-change-password'));
  }
}

export const get = (path, query, options) => request('GET', path, { ...options, query });
export const post = (path, body, options) => request('POST', path, { ...options, body });
export const put = (path, body, options) => request('PUT', path, { ...options, body });
export const remove = (path, options) => request('DELETE', path, options);

/** A list that is read page by page. One call of `more` at a time; callers may call it again after a failure. */
export class Pages {
  #cursor = null;
  #running = null;

  constructor(path, query = {}, limit = 200) {
    this.path = path;
    this.query = query;
    this.limit = limit;
    this.done = false;
  }

  /** @returns {Promise<any[]>} the next items; none where all were read */
  more(signal) {
    if (this.done) {
      return Promise.resolve([]);
    }
    this.#running ??= this.#read(signal).finally(() => (this.#running = null));
    return this.#running;
  }

  async #read(signal) {
    const { data } = await get(this.path, { ...this.query, limit: this.limit, cursor: this.#cursor }, { signal });
    this.#cursor = data.next;
    this.done = !data.next;
    return data.items;
  }
}

/** Every item of a list; for lists that are bounded by what people write (rules, clusters, users). */
export async function all(path, query, signal) {
  const pages = new Pages(path, query, 1000);
  const items = [];
  while (!pages.done) {
    items.push(...(await pages.more(signal)));
  }
  return items;
}
