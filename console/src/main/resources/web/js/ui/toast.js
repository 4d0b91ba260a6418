/**
 * Short notes at the edge of the page: toast('Saved'), toast('Saved', {action: 'Undo', run: () => …}),
 * complain(problem). A complaint stays until it is closed; the rest goes after some seconds.
 */
import { LitElement, html, css, nothing } from 'lit';
import { icon } from './icon.js';
import { controls } from './styles.js';
import { dialogs } from './dialog.js';

const notes = new EventTarget();

/** @param {string} text @param {{tone?: 'ok'|'bad'|'calm', action?: string, run?: () => void, href?: string}} [options] */
export function toast(text, options = {}) {
  notes.dispatchEvent(new CustomEvent('note', { detail: { text, tone: 'ok', ...options } }));
}

/** Tells of a failure that happened to what somebody just did. A cancelled request is none. */
export function complain(problem) {
  if (problem?.name !== 'AbortError') {
    toast(problem?.message ?? String(problem), { tone: 'bad' });
  }
}

const SHOWN_MILLIS = 5000;
const MOST = 4;

class Toasts extends LitElement {
  static properties = { list: { state: true } };
  static styles = [
    controls,
    css`
      :host {
        position: fixed;
        right: 16px;
        bottom: 16px;
        z-index: 90;
        display: grid;
        gap: 8px;
        width: min(380px, calc(100vw - 32px));
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        inset: auto 16px 16px auto;
        overflow: visible;
      }
      .note {
        display: flex;
        align-items: flex-start;
        gap: 9px;
        padding: 9px 8px 9px 12px;
        border-radius: 8px;
        background: var(--surface);
        border: 1px solid var(--line-strong);
        box-shadow: var(--shadow-high);
        color: var(--text);
        animation: rise 0.16s ease-out;
      }
      .note > svg {
        margin-top: 3px;
        flex: none;
      }
      .ok > svg {
        color: var(--ok-fill);
      }
      .bad > svg {
        color: var(--critical-fill);
      }
      .calm > svg {
        color: var(--accent);
      }
      p {
        flex: 1;
        margin: 3px 0;
        overflow-wrap: anywhere;
        max-height: 160px;
        overflow: auto;
      }
      @keyframes rise {
        from {
          transform: translateY(8px);
          opacity: 0;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .note {
          animation: none;
        }
      }
    `,
  ];

  #next = 0;
  #home = null;
  #hear = (event) => this.#add(event.detail);
  #follow = () => this.#moveTo(dialogs.top ?? this.#home);

  constructor() {
    super();
    this.list = [];
    this.popover = 'manual';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#home ??= this.parentNode;
    notes.addEventListener('note', this.#hear);
    dialogs.addEventListener('change', this.#follow);
  }

  disconnectedCallback() {
    notes.removeEventListener('note', this.#hear);
    dialogs.removeEventListener('change', this.#follow);
    super.disconnectedCallback();
  }

  /** Notes go along into a dialog that is opened, where they can be reached, and out of one that closes. */
  #moveTo(place) {
    if (place !== this.parentNode) {
      place.append(this);
      if (this.list.length) {
        this.showPopover?.();
      }
    }
  }

  #add(note) {
    const id = this.#next++;
    this.list = [...this.list.filter((n) => n.text !== note.text), { ...note, id }].slice(-MOST);
    // Shown anew, it lies above a dialog that was opened meanwhile.
    this.hidePopover?.();
    this.showPopover?.();
    if (note.tone !== 'bad') {
      setTimeout(() => this.#drop(id), SHOWN_MILLIS);
    }
  }

  #drop(id) {
    this.list = this.list.filter((note) => note.id !== id);
    if (this.list.length === 0) {
      this.hidePopover?.();
    }
  }

  render() {
    return this.list.map(
      (note) => html`
        <div class="note ${note.tone}" role=${note.tone === 'bad' ? 'alert' : 'status'}>
          ${icon(note.tone === 'bad' ? 'warning' : note.tone === 'calm' ? 'info' : 'check')}
          <p>${note.text}</p>
          ${
            note.action
              ? html`
                  <button
                    class="small"
                    @click=${() => {
                      this.#drop(note.id);
                      note.run();
                    }}
                  >
                    ${note.action}
                  </button>
                `
              : nothing
          }
          <button class="ghost small icon" aria-label="Close" @click=${() => this.#drop(note.id)}>
            ${icon('close', 12)}
          </button>
        </div>
      `,
    );
  }
}

customElements.define('bb-toasts', Toasts);
