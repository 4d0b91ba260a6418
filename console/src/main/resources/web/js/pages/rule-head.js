/** The head of a rule's page: what it is called, where it stands, what can be done with it. Fires "save", "remove". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { badgeStyles, severityMark } from '../ui/badge.js';
import { icon } from '../ui/icon.js';
import { cloneHrefOf, exportHrefOf } from '../api/rules.js';
import { session } from '../api/session.js';
import { originBadge, policyBadge } from './rule-columns.js';
import '../ui/time.js';

class RuleHead extends LitElement {
  static properties = {
    rule: { attribute: false },
    facts: { attribute: false },
    isNew: { type: Boolean },
    isDirty: { type: Boolean },
    busy: { type: Boolean },
  };
  static styles = [
    controls,
    layout,
    badgeStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      h1 {
        min-width: 0;
      }
      .changed {
        font-size: var(--size-s);
      }
      .place:hover {
        text-decoration: none;
      }
      .notice a {
        text-decoration: underline;
      }
      .notice svg {
        flex: none;
      }
      .button.only {
        width: var(--control);
        padding: 0;
      }
    `,
  ];

  #fire(name) {
    this.dispatchEvent(new CustomEvent(name));
  }

  render() {
    const { rule, facts, isNew, isDirty, busy } = this;
    const may = session.can('editor');
    const isSystem = facts.origin === 'system';
    return html`
      <div class="head">
        <h1 class="wrap" dir="auto">${rule.name || 'New rule'}</h1>
        ${severityMark(rule.severity)} ${isNew ? nothing : this.#place()}
        <span class="grow"></span>
        ${isNew ? nothing : this.#actions(may, isSystem)}
        ${
          may
            ? html`
                <button
                  class="primary"
                  ?disabled=${busy || !(isDirty || isNew)}
                  title="Ctrl S"
                  @click=${() => this.#fire('save')}
                >
                  ${busy ? 'Saving…' : isNew ? 'Create' : 'Save'}
                </button>
              `
            : nothing
        }
      </div>
      ${
        isSystem && may
          ? html`
              <p class="notice">
                ${icon('info')}
                <span>
                  This rule comes with Bellbuoy, and upgrades bring it anew. Exceptions of your own stay;
                  <a href=${cloneHrefOf(rule.id)}>clone it</a>
                  to change anything else.
                </span>
              </p>
            `
          : nothing
      }
    `;
  }

  #place() {
    const { origin, inPolicy, updatedAt, updatedBy } = this.facts;
    return html`
      ${originBadge(origin)}
      <a class="place" href="/policy">${policyBadge(inPolicy)}</a>
      ${
        updatedAt
          ? html`
              <span class="muted changed">
                changed
                <bb-time value=${updatedAt} relative></bb-time>
                by ${updatedBy}
              </span>
            `
          : nothing
      }
    `;
  }

  #actions(may, isSystem) {
    const { id } = this.rule;
    return html`
      <a class="button only" href="/alerts?rule=${encodeURIComponent(id)}" title="Its alerts" aria-label="Its alerts">
        ${icon('alert', 14)}
      </a>
      <a
        class="button only"
        href=${exportHrefOf([id])}
        download="${id}.yaml"
        title="Export as a rule file"
        aria-label="Export as a rule file"
      >
        ${icon('download', 14)}
      </a>
      ${
        may && !isSystem
          ? html`
              <button class="danger icon" title="Delete" aria-label="Delete" @click=${() => this.#fire('remove')}>
                ${icon('trash', 14)}
              </button>
            `
          : nothing
      }
      ${
        may
          ? html`
              <a class="button" href=${cloneHrefOf(id)}>${icon('copy', 14)}Clone</a>
            `
          : nothing
      }
    `;
  }
}

customElements.define('bb-rule-head', RuleHead);
