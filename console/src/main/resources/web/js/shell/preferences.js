/**
 * What somebody prefers in this browser: theme ("auto", "light", "dark") and clock ("local", "utc").
 * Fires "change" when one of them does. Nothing here is needed to work: without storage it is forgotten.
 */
const KEYS = { theme: ['auto', 'light', 'dark'], clock: ['local', 'utc'] };

class Preferences extends EventTarget {
  #values = {};

  constructor() {
    super();
    for (const [key, allowed] of Object.entries(KEYS)) {
      const stored = read(`bellbuoy.${key}`);
      this.#values[key] = allowed.includes(stored) ? stored : allowed[0];
    }
  }

  /** @returns {'auto'|'light'|'dark'} */
  get theme() {
    return this.#values.theme;
  }

  /** @returns {'local'|'utc'} */
  get clock() {
    return this.#values.clock;
  }

  /** The value after the present one, around in a ring. */
  next(key) {
    const ring = KEYS[key];
    this.set(key, ring[(ring.indexOf(this.#values[key]) + 1) % ring.length]);
  }

  set(key, value) {
    this.#values[key] = value;
    write(`bellbuoy.${key}`, value);
    if (key === 'theme') {
      if (value === 'auto') {
        delete document.documentElement.dataset.theme;
      } else {
        document.documentElement.dataset.theme = value;
      }
    }
    this.dispatchEvent(new Event('change'));
  }
}

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It holds until the page is closed.
  }
}

export const preferences = new Preferences();
