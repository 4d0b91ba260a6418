/** The list of keyboard shortcuts. */
import { LitElement, html, css } from 'lit';
import { controls } from '../ui/styles.js';
import { navigation } from './routes.js';
import '../ui/dialog.js';

const KEYS = [
  ['Ctrl K', 'Go to a page, a rule, a cluster'],
  ['/', 'Filter this page'],
  ['j k', 'Next, previous row'],
  ['Enter', 'Open the row'],
  ['Esc', 'Close what is open'],
  ['Ctrl S', 'Save the rule'],
  ['Ctrl Space', 'In an expression: what can stand here'],
  ['F8', 'In an expression: the next mistake'],
  ['?', 'This list'],
];

class Help extends LitElement {
  static properties = { open: { state: true } };
  static styles = [
    controls,
    css`
      dl {
        display: grid;
        grid-template-columns: 90px 1fr;
        gap: 9px 12px;
        margin: 0;
        align-items: center;
      }
      dd {
        margin: 0;
        color: var(--text-2);
      }
      dt {
        display: flex;
        gap: 4px;
      }
    `,
  ];

  show() {
    this.open = true;
  }

  render() {
    const pages = navigation.flat().map((item) => [`g ${item.key}`, item.title]);
    return html`
      <bb-dialog heading="Keyboard shortcuts" ?open=${this.open} @close=${() => (this.open = false)}>
        <dl>
          ${[...KEYS, ...pages].map(
            ([keys, what]) => html`
              <dt>
                ${keys.split(' ').map(
                  (key) => html`
                    <kbd>${key}</kbd>
                  `,
                )}
              </dt>
              <dd>${what}</dd>
            `,
          )}
        </dl>
      </bb-dialog>
    `;
  }
}

customElements.define('bb-help', Help);
