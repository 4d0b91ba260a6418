/**
 * An exception from an alert in two clicks: what it shall go by is ticked already. The server writes the expression and
 * refuses what the rule or the caller does not allow. Fires "close".
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { toast } from '../ui/toast.js';
import { at, post } from '../api/client.js';
import { navigate } from '../shell/router.js';
import '../ui/dialog.js';

class AlertException extends LitElement {
  static properties = {
    alert: { attribute: false },
    by: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      .check span {
        overflow-wrap: anywhere;
        min-width: 0;
      }
      .check b {
        font-weight: 500;
      }
    `,
  ];

  constructor() {
    super();
    this.by = null;
  }

  get #choices() {
    const { user, object, cluster } = this.alert;
    return [
      ['user', 'the user', user?.username],
      ['namespace', 'the namespace', object?.namespace],
      ['object', 'the object', object?.name],
      ['cluster', 'the cluster', cluster],
    ].filter(([, , value]) => value);
  }

  willUpdate() {
    this.by ??= new Set(this.#choices.map(([name]) => name).filter((name) => name === 'user' || name === 'namespace'));
  }

  #tick(name, on) {
    const by = new Set(this.by);
    by[on ? 'add' : 'delete'](name);
    this.by = by;
  }

  async #make() {
    this.busy = true;
    this.problem = null;
    const { rule, id } = this.alert;
    try {
      await post(at`/rules/${rule.id}/exceptions`, { alert: id, by: [...this.by] });
      this.dispatchEvent(new CustomEvent('close'));
      toast('The exception stands in the rule. It holds once the policy is published.', {
        action: 'To the policy',
        run: () => navigate('/policy'),
      });
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { rule } = this.alert;
    return html`
      <bb-dialog open heading="Make an exception" @close=${() => this.dispatchEvent(new CustomEvent('close'))}>
        <div class="stack">
          <p>“${rule.name}” shall stay silent where all of this is so:</p>
          ${this.#choices.map(
            ([name, title, value]) => html`
              <label class="check">
                <input
                  type="checkbox"
                  .checked=${this.by.has(name)}
                  @change=${(e) => this.#tick(name, e.target.checked)}
                />
                <span>
                  ${title} is
                  <b class="mono" dir="auto">${value}</b>
                </span>
              </label>
            `,
          )}
          ${
            this.problem
              ? html`
                  <p class="notice bad" role="alert">${this.problem.message}</p>
                `
              : nothing
          }
        </div>
        <a slot="actions" class="button ghost" href="/rules/${encodeURIComponent(rule.id)}">Write it by hand</a>
        <button
          slot="actions"
          class="primary"
          autofocus
          ?disabled=${this.busy || this.by.size === 0}
          @click=${this.#make}
        >
          Make exception
        </button>
      </bb-dialog>
    `;
  }
}

customElements.define('bb-alert-exception', AlertException);
