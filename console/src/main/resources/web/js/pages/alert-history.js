/** What people said of one alert, and when: the last of it is its state. */
import { LitElement, html, css, nothing } from 'lit';
import '../ui/time.js';

const SAID = { open: 'Opened', acknowledged: 'Acknowledged', closed: 'Closed' };

class AlertHistory extends LitElement {
  static properties = { changes: { attribute: false } };
  static styles = css`
    ol {
      list-style: none;
      margin: 0;
      padding: 0;
      display: grid;
      gap: 6px;
      color: var(--text-2);
    }
    li {
      overflow-wrap: anywhere;
    }
    q {
      color: var(--text);
      white-space: pre-wrap;
    }
  `;

  render() {
    const changes = this.changes ?? [];
    if (changes.length === 0) {
      return nothing;
    }
    return html`
      <ol aria-label="What was said of it">
        ${changes.map((one, i) => this.#line(one, changes[i - 1]?.state ?? 'open', changes[i - 1]?.reason))}
      </ol>
    `;
  }

  #line(one, before, because) {
    const isComment = one.state === before && one.reason === because;
    return html`
      <li>
        ${isComment ? 'Comment' : (SAID[one.state] ?? one.state)} by
        <b dir="auto">${one.by}</b>
        <bb-time value=${one.at} relative></bb-time>${one.reason && !isComment ? `: ${one.reason}` : ''}${
          one.comment
            ? html`
                ·
                <q dir="auto">${one.comment}</q>
              `
            : nothing
        }
      </li>
    `;
  }
}

customElements.define('bb-alert-history', AlertHistory);
