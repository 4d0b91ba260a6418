/** The heart of a rule: what it is called, when it matches, what an alert says. Fires "edit" with {member: value}. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { SEVERITIES } from '../ui/badge.js';
import { ID_PATTERN, idOf } from '../api/rules.js';
import '../editor/expression.js';
import '../ui/diagnostic-list.js';

class RuleCondition extends LitElement {
  static properties = {
    rule: { attribute: false },
    diagnostics: { attribute: false },
    cost: { attribute: false },
    readonly: { type: Boolean },
    isNew: { type: Boolean },
  };
  static styles = [
    controls,
    layout,
    css`
      .name {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 128px;
        gap: 12px;
      }
      .body {
        display: grid;
        gap: 14px;
      }
      .body > * {
        min-width: 0;
      }
    `,
  ];

  /** Until somebody writes an id, it follows the name. */
  #ownId = false;

  firstUpdated() {
    if (this.isNew) {
      this.renderRoot.querySelector('input')?.focus();
    }
  }

  #edit(part) {
    this.dispatchEvent(new CustomEvent('edit', { detail: part }));
  }

  #about(field) {
    return this.diagnostics.filter((one) => one.field === field);
  }

  #rename(name) {
    this.#edit(this.isNew && !this.#ownId ? { name, id: idOf(name) } : { name });
  }

  render() {
    const { rule, readonly } = this;
    return html`
      <section class="panel">
        <header><h2>Condition</h2></header>
        <div class="body">
          ${readonly ? nothing : this.#names()}
          <div class="field">
            <span>Expression</span>
            <bb-expression
              tall
              label="Expression"
              placeholder='jpath("verb") = "create"'
              .value=${rule.expression}
              .diagnostics=${this.#about('expression')}
              ?readonly=${readonly}
              @edit=${(e) => this.#edit({ expression: e.detail })}
            ></bb-expression>
            ${
              this.cost
                ? html`
                    <em class="hint">Every event is read to its end for it, because of ${this.cost.path}: ${this.cost.reason}.</em>
                  `
                : nothing
            }
          </div>
          <div class="field">
            <span>Message of its alerts</span>
            <bb-expression
              kind="message"
              label="Message of its alerts"
              placeholder="As the name; paths in braces, as in {user.username}"
              .value=${rule.message}
              .diagnostics=${this.#about('message')}
              ?readonly=${readonly}
              @edit=${(e) => this.#edit({ message: e.detail })}
            ></bb-expression>
          </div>
        </div>
      </section>
    `;
  }

  #names() {
    const { rule } = this;
    return html`
      <div class="name">
        <label class="field">
          <span>Name</span>
          <input
            required
            maxlength="200"
            placeholder="What happened, in a few words"
            .value=${rule.name}
            aria-invalid=${this.#about('name').length > 0}
            @input=${(e) => this.#rename(e.target.value)}
          />
        </label>
        <label class="field">
          <span>Severity</span>
          <select @change=${(e) => this.#edit({ severity: e.target.value })}>
            ${SEVERITIES.map(
              (one) => html`
                <option ?selected=${one === rule.severity}>${one}</option>
              `,
            )}
          </select>
        </label>
      </div>
      <bb-diagnostic-list .diagnostics=${this.#about('name')}></bb-diagnostic-list>
      ${
        this.isNew
          ? html`
              <label class="field">
                <span>Id</span>
                <input
                  class="mono"
                  required
                  maxlength="80"
                  pattern=${ID_PATTERN}
                  autocapitalize="none"
                  spellcheck="false"
                  placeholder="shell-in-a-pod"
                  .value=${rule.id}
                  aria-invalid=${this.#about('id').length > 0}
                  @input=${(e) => {
                    this.#ownId = e.target.value !== '';
                    this.#edit({ id: e.target.value });
                  }}
                />
                <em class="hint">a–z, 0–9 and -; it stays as it is</em>
              </label>
              <bb-diagnostic-list .diagnostics=${this.#about('id')}></bb-diagnostic-list>
            `
          : nothing
      }
    `;
  }
}

customElements.define('bb-rule-condition', RuleCondition);
