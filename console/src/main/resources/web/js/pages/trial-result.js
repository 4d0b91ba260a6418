/**
 * What came of one event: <bb-trial-result .result=${result} .event=${event}></bb-trial-result>: the message, the values that
 * decided, and the event with them marked.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { badgeMark } from '../ui/badge.js';
import '../ui/tree.js';

/** What came of it, in a badge. */
export function resultBadge(result) {
  if (!result) {
    return badgeMark('not tried', 'neutral');
  }
  if (result.unreadable) {
    return badgeMark('unreadable', 'critical', result.unreadable);
  }
  if (result.exception !== null) {
    return badgeMark('excepted', 'low', `the exception “${result.exception}” kept it from matching`);
  }
  return result.matches ? badgeMark('matches', 'accent') : badgeMark('no match', 'neutral');
}

class TrialResult extends LitElement {
  static properties = { result: { attribute: false }, event: { attribute: false } };
  static styles = [
    controls,
    layout,
    css`
      :host {
        display: grid;
        gap: 10px;
        min-width: 0;
      }
      p {
        overflow-wrap: anywhere;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }
      td,
      th {
        padding: 4px 8px 4px 0;
        border-bottom: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
        font-weight: 400;
      }
      tr:last-child > * {
        border: 0;
      }
      th {
        color: var(--text-2);
      }
      mark {
        padding: 1px 4px;
        border-radius: 3px;
        background: var(--mark);
        color: var(--mark-text);
      }
      .off {
        background: var(--surface-3);
        color: var(--text-2);
      }
      .event {
        max-height: 320px;
        overflow: auto;
        padding: 8px 10px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-2);
      }
    `,
  ];

  render() {
    const { result, event } = this;
    const marks = (result?.evidence ?? []).filter((one) => one.held && one.value !== '-');
    return html`
      ${result ? this.#decided(result) : nothing}
      ${
        event
          ? html`
              <div class="event" tabindex="0" role="region" aria-label="Event">
                <bb-tree label="Event" .value=${event} .marks=${marks}></bb-tree>
              </div>
            `
          : nothing
      }
    `;
  }

  #decided({ matches, exception, message, evidence, unreadable }) {
    return html`
      ${
        unreadable
          ? html`
              <p class="notice bad">It could not be judged: ${unreadable}</p>
            `
          : nothing
      }
      ${
        exception !== null
          ? html`
              <p class="notice">The exception “${exception}” keeps it silent.</p>
            `
          : nothing
      }
      ${
        matches
          ? html`
              <p dir="auto">${message}</p>
            `
          : nothing
      }
      ${
        evidence.length
          ? html`
              <table aria-label="What decided">
                <tbody>
                  ${evidence.map(
                    ({ path, value, held }) => html`
                      <tr>
                        <th scope="row" class="mono">${path}</th>
                        <td class="mono"><mark class=${held ? '' : 'off'} dir="auto">${value}</mark></td>
                      </tr>
                    `,
                  )}
                </tbody>
              </table>
            `
          : nothing
      }
    `;
  }
}

customElements.define('bb-trial-result', TrialResult);
