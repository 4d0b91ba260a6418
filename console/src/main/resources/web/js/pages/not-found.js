/** What stands where there is no page. */
import { LitElement, html } from 'lit';
import { controls } from '../ui/styles.js';
import '../ui/states.js';

class NotFound extends LitElement {
  static styles = [controls];

  render() {
    return html`
      <bb-empty icon="search" title="There is no such page" text=${location.pathname}>
        <a class="button" href="/">To the overview</a>
      </bb-empty>
    `;
  }
}

customElements.define('bb-not-found', NotFound);
