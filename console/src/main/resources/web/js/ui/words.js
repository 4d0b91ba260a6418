/**
 * A field that holds several words: <bb-words label="Tags" .words=${tags} .options=${[{value, title}]} @edit=${(e) => e.detail}>.
 * Enter or a comma adds what was typed, Backspace in the empty field takes the last one away.
 */
import { LitElement, html, css, nothing } from 'lit';
import { icon } from './icon.js';
import { controls } from './styles.js';

class Words extends LitElement {
  static properties = { label: {}, words: { attribute: false }, options: { attribute: false }, placeholder: {} };
  static styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .box {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        padding: 3px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        cursor: text;
      }
      .box:focus-within {
        outline: 2px solid var(--focus);
        outline-offset: -1px;
      }
      .word {
        display: inline-flex;
        align-items: center;
        max-width: 100%;
        height: 22px;
        padding-left: 7px;
        border-radius: 5px;
        background: var(--surface-3);
        font-size: var(--size-s);
      }
      .word span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .word button {
        min-height: 22px;
        width: 24px;
        padding: 0;
        border: 0;
        background: none;
        color: var(--text-2);
        flex: none;
      }
      input {
        flex: 1;
        width: auto;
        min-width: 90px;
        min-height: 22px;
        padding: 0 6px;
        border: 0;
        background: none;
      }
      input:focus-visible {
        outline: none;
      }
    `,
  ];

  #set(words) {
    this.words = words;
    this.dispatchEvent(new CustomEvent('edit', { detail: words }));
  }

  #add(input) {
    const fresh = input.value
      .split(/[,\s]+/)
      .map((word) => word.trim())
      .filter((word) => word && !this.words.includes(word));
    input.value = '';
    if (fresh.length) {
      this.#set([...this.words, ...new Set(fresh)]);
    }
  }

  #press(event) {
    const input = event.target;
    if ((event.key === 'Enter' || event.key === ',') && input.value.trim()) {
      event.preventDefault();
      this.#add(input);
    } else if (event.key === 'Backspace' && input.value === '' && this.words.length) {
      this.#set(this.words.slice(0, -1));
    }
  }

  render() {
    return html`
      <div class="box" @click=${(e) => e.target === e.currentTarget && this.renderRoot.querySelector('input').focus()}>
        ${this.words.map(
          (word) => html`
            <span class="word">
              <span title=${this.#titleOf(word)}>${word}</span>
              <button aria-label="Remove ${word}" @click=${() => this.#set(this.words.filter((one) => one !== word))}>
                ${icon('close', 9)}
              </button>
            </span>
          `,
        )}
        <input
          aria-label=${this.label}
          placeholder=${this.words.length ? '' : (this.placeholder ?? '')}
          list=${this.options ? 'options' : nothing}
          autocapitalize="none"
          spellcheck="false"
          @keydown=${this.#press}
          @change=${(e) => this.#add(e.target)}
        />
        ${
          this.options
            ? html`
                <datalist id="options">
                  ${this.options.map(
                    (one) => html`
                      <option value=${one.value}>${one.title}</option>
                    `,
                  )}
                </datalist>
              `
            : nothing
        }
      </div>
    `;
  }

  #titleOf(word) {
    return this.options?.find((one) => one.value === word)?.title ?? word;
  }
}

customElements.define('bb-words', Words);
