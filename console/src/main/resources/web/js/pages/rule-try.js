/** Tries a rule before it is live: on events that are pasted, or on those of the last hours. Passes on "test" with {name, match, event}. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import './try-events.js';
import './try-history.js';

class RuleTry extends LitElement {
  static properties = { rule: { attribute: false }, compiled: { attribute: false }, mode: { state: true } };
  static styles = [
    controls,
    layout,
    css`
      .body {
        display: grid;
        gap: 14px;
        padding: 14px 16px 16px;
      }
      .body > * {
        min-width: 0;
      }
      .modes {
        display: flex;
      }
      .modes button {
        flex: 1;
      }
      .modes button:first-child {
        border-radius: var(--radius) 0 0 var(--radius);
      }
      .modes button:last-child {
        border-radius: 0 var(--radius) var(--radius) 0;
        margin-left: -1px;
      }
    `,
  ];

  constructor() {
    super();
    this.mode = 'history';
  }

  render() {
    const mode = (name, title) => html`
      <button aria-pressed=${this.mode === name} @click=${() => (this.mode = name)}>${title}</button>
    `;
    const keep = (event) => this.dispatchEvent(new CustomEvent('test', { detail: event.detail }));
    return html`
      <div class="body">
        <div class="modes" role="group" aria-label="Try it on">
          ${mode('history', 'The last hours')}${mode('events', 'Pasted events')}
        </div>
        ${
          this.compiled
            ? nothing
            : html`
                <p class="notice warn">The rule does not compile yet.</p>
              `
        }
        <bb-try-history ?hidden=${this.mode !== 'history'} .compiled=${this.compiled} @test=${keep}></bb-try-history>
        <bb-try-events ?hidden=${this.mode !== 'events'} .compiled=${this.compiled} @test=${keep}></bb-try-events>
      </div>
    `;
  }
}

customElements.define('bb-rule-try', RuleTry);
