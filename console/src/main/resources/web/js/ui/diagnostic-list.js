/**
 * What the compiler says, in words: <bb-diagnostic-list .diagnostics=${list} places @go=${…}></bb-diagnostic-list>.
 * `places`: each with its field and line, where no text stands beside that could show it. Where `goes` is set, a click on
 * one fires "go" with the diagnostic.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls } from './styles.js';
import { icon } from './icon.js';

class DiagnosticList extends LitElement {
  static properties = {
    diagnostics: { attribute: false },
    places: { type: Boolean },
    goes: { type: Boolean },
  };
  static styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 5px;
      }
      li,
      button {
        display: flex;
        gap: 7px;
        align-items: flex-start;
        font-size: var(--size-s);
        color: var(--text);
        min-width: 0;
      }
      button {
        justify-content: flex-start;
        width: 100%;
        min-height: 24px;
        padding: 3px 4px;
        margin: 0 -4px;
        border: 0;
        background: none;
        font-weight: 400;
        text-align: left;
        white-space: normal;
      }
      svg {
        flex: none;
        margin-top: 2px;
      }
      .error svg {
        color: var(--critical-fill);
      }
      .warning svg {
        color: var(--medium-fill);
      }
      span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      em {
        font-style: normal;
        color: var(--text-3);
      }
      .place {
        font-family: var(--mono);
        font-size: var(--size-xs);
      }
    `,
  ];

  willUpdate() {
    this.hidden = !this.diagnostics?.length;
  }

  render() {
    const diagnostics = this.diagnostics ?? [];
    if (diagnostics.length === 0) {
      return nothing;
    }
    return html`
      <ul aria-label="What the compiler says">
        ${diagnostics.map(
          (one) => html`
            <li class=${one.severity}>
              ${
                this.goes
                  ? html`
                      <button @click=${() => this.dispatchEvent(new CustomEvent('go', { detail: one }))}>
                        ${this.#words(one)}
                      </button>
                    `
                  : this.#words(one)
              }
            </li>
          `,
        )}
      </ul>
    `;
  }

  #words(one) {
    return html`
      ${icon(one.severity === 'error' ? 'wrong' : 'warning', 13)}
      <span>
        <span class="visually-hidden">${one.severity}:</span>
        ${
          this.places
            ? html`
                <em class="place">${one.field}:${one.line}:${one.column}</em>
              `
            : nothing
        }
        ${one.message}
        ${
          one.hint
            ? html`
                <em>· ${one.hint}</em>
              `
            : nothing
        }
      </span>
    `;
  }
}

customElements.define('bb-diagnostic-list', DiagnosticList);
