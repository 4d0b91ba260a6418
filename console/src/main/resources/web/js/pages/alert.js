/** One alert on a page of its own; the drawer of the list shows the same. */
import { LitElement, html, css } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import './alert-detail.js';

class AlertPage extends LitElement {
  static properties = { params: { attribute: false } };
  static styles = [
    controls,
    layout,
    css`
      .page {
        max-width: 1060px;
      }
      .panel {
        overflow: hidden;
      }
    `,
  ];

  render() {
    return html`
      <div class="page">
        <div class="head"><a class="button ghost small" href="/alerts">${icon('left', 13)}Alerts</a></div>
        <section class="panel"><bb-alert-detail .alertId=${this.params.id}></bb-alert-detail></section>
      </div>
    `;
  }
}

customElements.define('bb-alert', AlertPage);
