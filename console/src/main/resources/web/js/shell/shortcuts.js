/**
 * Keys for the whole page: Ctrl/⌘ K the palette, "?" the list of keys, "/" the filter of the page (an element that
 * listens to the event "focus-filter" on window), "g" and a letter goes to a page.
 * A page adds its own with `addEventListener('keydown')`; `isTyping(event)` tells when keys are text.
 */
import { navigation } from './routes.js';
import { navigate } from './router.js';

const SECOND_KEY_MILLIS = 1200;

/** Whether what has the focus takes letters as text, or a dialog is open above the page. */
export function isTyping(event) {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    Boolean(target.isContentEditable) ||
    event.composedPath().some((node) => node.localName === 'dialog')
  );
}

export class Shortcuts {
  #palette;
  #help;
  #afterG = 0;

  constructor(palette, help) {
    this.#palette = palette;
    this.#help = help;
  }

  listen() {
    addEventListener('keydown', (event) => this.#press(event));
  }

  #press(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      this.#palette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) {
      return;
    }
    if (performance.now() - this.#afterG < SECOND_KEY_MILLIS) {
      this.#afterG = 0;
      const item = navigation.flat().find((one) => one.key === event.key);
      if (item) {
        event.preventDefault();
        navigate(item.href);
        return;
      }
    }
    if (event.key === 'g') {
      this.#afterG = performance.now();
    } else if (event.key === '?') {
      event.preventDefault();
      this.#help();
    } else if (event.key === '/') {
      event.preventDefault();
      dispatchEvent(new Event('focus-filter'));
    }
  }
}
