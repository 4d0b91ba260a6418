/**
 * <bb-dialog heading="Close the alert" ?open=${…} @close=${…}>…<button slot="actions">…</button></bb-dialog>
 * <bb-drawer …> is the same at the right edge. Escape closes, and for a drawer a click beside it; focus goes back where it was.
 * `await ask({heading, text, action, danger})` resolves to whether somebody agreed.
 */
import { LitElement, html, css, nothing } from 'lit';
import { icon } from './icon.js';
import { controls } from './styles.js';

/** Those that are open, the uppermost last. All that is not in it is inert: a note must be in it to be clicked. */
const opened = [];

/** Fires "change" when another dialog is the uppermost one; `top` is it, null where none is open. */
export const dialogs = Object.assign(new EventTarget(), { top: null });

function note(dialog, isOpen) {
  const at = opened.indexOf(dialog);
  if (at >= 0) {
    opened.splice(at, 1);
  }
  if (isOpen) {
    opened.push(dialog);
  }
  dialogs.top = opened.at(-1) ?? null;
  dialogs.dispatchEvent(new Event('change'));
}

class Dialog extends LitElement {
  static properties = { heading: {}, open: { type: Boolean, reflect: true }, wide: { type: Boolean, reflect: true } };
  static styles = [
    controls,
    css`
      dialog {
        width: min(460px, calc(100vw - 24px));
        max-height: min(86vh, 900px);
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: var(--surface);
        color: var(--text);
        box-shadow: var(--shadow-high);
        overflow: hidden;
      }
      :host([wide]) dialog {
        width: min(860px, calc(100vw - 24px));
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
        animation: appear 0.12s ease-out;
      }
      dialog::backdrop {
        background: var(--veil);
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 12px 10px 12px 18px;
        border-bottom: 1px solid var(--line);
      }
      h2 {
        flex: 1;
        margin: 0;
        font-size: var(--size-l);
        font-weight: 600;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .body {
        flex: 1;
        padding: 16px 18px;
        overflow: auto;
        min-height: 0;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        padding: 12px 18px;
        border-top: 1px solid var(--line);
      }
      footer:not(.has) {
        display: none;
      }
      @keyframes appear {
        from {
          opacity: 0;
          transform: translateY(6px);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        dialog[open] {
          animation: none;
        }
      }
    `,
  ];

  updated(changed) {
    if (!changed.has('open')) {
      return;
    }
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.open && !dialog.open) {
      dialog.showModal();
      note(dialog, true);
      this.querySelector('[autofocus]')?.focus();
    } else if (!this.open && dialog.open) {
      note(dialog, false);
      dialog.close();
    }
  }

  disconnectedCallback() {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog?.open) {
      note(dialog, false);
      dialog.close();
    }
    super.disconnectedCallback();
  }

  close() {
    if (this.open) {
      this.open = false;
      this.dispatchEvent(new CustomEvent('close'));
    }
  }

  /** A click beside a dialog must not throw away what was typed; a drawer only shows something. */
  #press(event) {
    if (this.isLight && event.target === event.currentTarget) {
      this.close();
    }
  }

  #actions(event) {
    const has = event.target.assignedElements().length > 0;
    event.target.parentElement.classList.toggle('has', has);
  }

  render() {
    return html`
      <dialog
        aria-labelledby="heading"
        @mousedown=${this.#press}
        @cancel=${(e) => {
          e.preventDefault();
          this.close();
        }}
      >
        <header>
          <h2 id="heading">${this.heading}</h2>
          <slot name="head"></slot>
          <button class="ghost icon" aria-label="Close" @click=${this.close}>${icon('close', 14)}</button>
        </header>
        <div class="body"><slot></slot></div>
        <footer><slot name="actions" @slotchange=${this.#actions}></slot></footer>
      </dialog>
    `;
  }
}

class Drawer extends Dialog {
  isLight = true;
  static styles = [
    ...Dialog.styles,
    css`
      dialog,
      :host([wide]) dialog {
        position: fixed;
        inset: 0 0 0 auto;
        width: min(680px, 100vw);
        height: 100dvh;
        max-height: none;
        margin: 0;
        border-width: 0 0 0 1px;
        border-radius: 0;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 22%);
      }
      .body {
        padding: 0;
      }
      @keyframes appear {
        from {
          transform: translateX(24px);
          opacity: 0;
        }
      }
    `,
  ];
}

customElements.define('bb-dialog', Dialog);
customElements.define('bb-drawer', Drawer);

class Ask extends LitElement {
  static properties = { question: { attribute: false } };
  static styles = [
    controls,
    css`
      p {
        margin: 0;
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ];

  #answer(yes) {
    this.question.resolve(yes);
    this.remove();
  }

  render() {
    const { heading, text, action, danger } = this.question;
    return html`
      <bb-dialog heading=${heading} open @close=${() => this.#answer(false)}>
        ${
          text
            ? html`
                <p>${text}</p>
              `
            : nothing
        }
        <button slot="actions" @click=${() => this.#answer(false)}>Cancel</button>
        <button slot="actions" autofocus class=${danger ? 'danger' : 'primary'} @click=${() => this.#answer(true)}>
          ${action}
        </button>
      </bb-dialog>
    `;
  }
}

customElements.define('bb-ask', Ask);

/** @param {{heading: string, text?: string, action: string, danger?: boolean}} question @returns {Promise<boolean>} */
export function ask(question) {
  return new Promise((resolve) => {
    const element = document.createElement('bb-ask');
    element.question = { ...question, resolve };
    document.body.append(element);
  });
}
