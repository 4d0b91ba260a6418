/** Writes a test of a rule, new or not. Fires "save" with {name, match, event}, and "close". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { testOf, titleOf } from '../api/events.js';
import '../ui/dialog.js';

class RuleTestForm extends LitElement {
  static properties = {
    test: { attribute: false },
    name: { state: true },
    match: { state: true },
    text: { state: true },
    wrong: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      textarea.mono {
        min-height: 280px;
        font: 12px / 1.5 var(--mono);
        white-space: pre;
      }
      fieldset {
        display: flex;
        gap: 18px;
        border: 0;
        margin: 0;
        padding: 0;
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.has('test')) {
      this.name = this.test?.name ?? '';
      this.match = this.test?.match ?? true;
      this.text = this.test?.event ? JSON.stringify(this.test.event, null, 2) : '';
    }
  }

  /** What an alert gave to copy brings its name with it. */
  #paste(event) {
    const text = event.target.value;
    this.text = text;
    this.wrong = null;
    try {
      const found = testOf(text);
      if (found.name !== null) {
        this.name = found.name;
        this.match = found.match;
        this.text = JSON.stringify(found.event, null, 2);
      } else if (!this.name) {
        this.name = titleOf(found.event);
      }
    } catch {
      // Not whole yet; saving says what is wrong.
    }
  }

  #save(event) {
    event.preventDefault();
    try {
      const { event: tried } = testOf(this.text);
      this.dispatchEvent(
        new CustomEvent('save', { detail: { name: this.name.trim(), match: this.match, event: tried } }),
      );
    } catch (failure) {
      this.wrong = failure.message;
    }
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  render() {
    return html`
      <bb-dialog wide open heading=${this.test?.name ? 'Edit the test' : 'Add a test'} @close=${this.#close}>
        <form class="stack" @submit=${this.#save}>
          <label class="field">
            <span>Event, as JSON; or what “Copy as test” of an alert gave</span>
            <textarea
              class="mono"
              required
              autofocus
              spellcheck="false"
              .value=${this.text}
              @input=${this.#paste}
            ></textarea>
          </label>
          <label class="field">
            <span>Name</span>
            <input
              required
              maxlength="200"
              placeholder="plain pod"
              .value=${this.name}
              @input=${(e) => (this.name = e.target.value)}
            />
          </label>
          <fieldset>
            <legend class="visually-hidden">What is expected</legend>
            ${[true, false].map(
              (match) => html`
                <label class="check">
                  <input
                    type="radio"
                    name="match"
                    .checked=${this.match === match}
                    @change=${() => (this.match = match)}
                  />
                  ${match ? 'The rule matches' : 'The rule does not match'}
                </label>
              `,
            )}
          </fieldset>
          ${
            this.wrong
              ? html`
                  <p class="notice bad" role="alert">${this.wrong}</p>
                `
              : nothing
          }
          <div class="row">
            <span class="grow"></span>
            <button type="button" @click=${this.#close}>Cancel</button>
            <button class="primary">Keep</button>
          </div>
        </form>
      </bb-dialog>
    `;
  }
}

customElements.define('bb-rule-test-form', RuleTestForm);
