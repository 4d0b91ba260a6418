/** The exceptions of a rule: an event that one of them matches is no match. Fires "edit" with {exceptions}. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import '../editor/expression.js';
import '../ui/diagnostic-list.js';

class RuleExceptions extends LitElement {
  static properties = {
    rule: { attribute: false },
    diagnostics: { attribute: false },
    readonly: { type: Boolean },
    stored: { type: Boolean },
  };
  static styles = [
    controls,
    layout,
    css`
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: grid;
        gap: 8px;
        padding: 12px 16px;
        border-bottom: 1px solid var(--line);
      }
      ol:last-child li:last-child {
        border: 0;
      }
      li > * {
        min-width: 0;
      }
      .name {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      footer {
        padding: 10px 16px;
        color: var(--text-3);
      }
      footer a {
        text-decoration: underline;
      }
    `,
  ];

  #edit(exceptions) {
    this.dispatchEvent(new CustomEvent('edit', { detail: { exceptions } }));
  }

  #set(i, part) {
    this.#edit(this.rule.exceptions.map((one, k) => (k === i ? { ...one, ...part } : one)));
  }

  async #add() {
    this.#edit([...this.rule.exceptions, { name: '', expression: '' }]);
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll('li input')].at(-1)?.focus();
  }

  render() {
    const { exceptions, id } = this.rule;
    return html`
      <section class="panel" aria-label="Exceptions">
        <header>
          <h2>
            Exceptions
            ${
              exceptions.length
                ? html`
                    <span class="muted">${exceptions.length}</span>
                  `
                : nothing
            }
          </h2>
          ${
            this.readonly
              ? nothing
              : html`
                  <button class="small" @click=${this.#add}>${icon('plus', 13)}Add an exception</button>
                `
          }
        </header>
        <ol>
          ${exceptions.map((one, i) => this.#exception(one, i))}
        </ol>
        ${
          exceptions.length
            ? nothing
            : html`
                <footer>
                  None. An event that an exception matches raises no alert.
                  ${
                    this.stored
                      ? html`
                          <a href="/alerts?rule=${encodeURIComponent(id)}">Make one from an alert</a>
                        `
                      : nothing
                  }
                </footer>
              `
        }
      </section>
    `;
  }

  #exception({ name, expression }, i) {
    const about = (member) => this.diagnostics.filter((one) => one.field === `exceptions[${i}].${member}`);
    return html`
      <li>
        <div class="name">
          ${
            this.readonly
              ? html`
                  <b class="wrap" dir="auto">${name}</b>
                `
              : html`
                  <input
                    aria-label="Name of exception ${i + 1}"
                    placeholder="Whom or what it lets through"
                    maxlength="200"
                    .value=${name}
                    aria-invalid=${about('name').length > 0}
                    @input=${(e) => this.#set(i, { name: e.target.value })}
                  />
                `
          }
          ${
            this.readonly
              ? nothing
              : html`
                  <button
                    class="ghost icon"
                    title="Remove"
                    aria-label="Remove the exception ${name}"
                    @click=${() => this.#edit(this.rule.exceptions.filter((_, k) => k !== i))}
                  >
                    ${icon('trash', 14)}
                  </button>
                `
          }
        </div>
        <bb-diagnostic-list .diagnostics=${about('name')}></bb-diagnostic-list>
        <bb-expression
          label="Expression of exception ${i + 1}"
          placeholder='jpath("user.username") = "…"'
          .value=${expression}
          .diagnostics=${about('expression')}
          ?readonly=${this.readonly}
          @edit=${(e) => this.#set(i, { expression: e.detail })}
        ></bb-expression>
      </li>
    `;
  }
}

customElements.define('bb-rule-exceptions', RuleExceptions);
