/**
 * What can be done about an alert: acknowledge, close with a reason, open again, make an exception from it.
 * Fires "state" with the new state.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { complain, toast } from '../ui/toast.js';
import { session } from '../api/session.js';
import { changeState, REASONS, stateOf } from '../api/alerts.js';
import '../ui/dialog.js';
import './alert-exception.js';

class AlertActions extends LitElement {
  static properties = {
    alert: { attribute: false },
    closing: { state: true },
    excepting: { state: true },
    busy: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      form {
        display: grid;
        gap: 14px;
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 9px;
      }
      legend {
        padding: 0 0 7px;
        font-weight: 500;
        color: var(--text-2);
        font-size: var(--size-s);
      }
    `,
  ];

  async #change(change, said) {
    this.busy = true;
    const before = stateOf(this.alert);
    try {
      const answer = await changeState(this.alert.id, change);
      const state = answer?.state
        ? stateOf(answer.state.state ? answer : { state: answer })
        : { ...change, by: session.name, at: new Date().toISOString() };
      this.dispatchEvent(new CustomEvent('state', { detail: state }));
      const back = { state: before.state, reason: before.reason, comment: before.comment };
      toast(said, { action: 'Undo', run: () => this.#change(back, 'Undone') });
      this.closing = false;
    } catch (problem) {
      complain(problem);
    } finally {
      this.busy = false;
    }
  }

  #close(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.#change(
      { state: 'closed', reason: form.get('reason'), comment: form.get('comment').trim() || undefined },
      'Closed',
    );
  }

  render() {
    if (!session.can('editor')) {
      return nothing;
    }
    const { state } = stateOf(this.alert);
    return html`
      <div class="row">
        ${
          state === 'open'
            ? html`
                <button ?disabled=${this.busy} @click=${() => this.#change({ state: 'acknowledged' }, 'Acknowledged')}>
                  ${icon('check', 14)}Acknowledge
                </button>
              `
            : nothing
        }
        ${
          state === 'closed'
            ? html`
                <button ?disabled=${this.busy} @click=${() => this.#change({ state: 'open' }, 'Opened again')}>
                  ${icon('refresh', 14)}Open again
                </button>
              `
            : html`
                <button ?disabled=${this.busy} @click=${() => (this.closing = true)}>${icon('close', 14)}Close…</button>
              `
        }
        <button @click=${() => (this.excepting = true)}>${icon('shield', 14)}Make exception…</button>
      </div>
      <bb-dialog heading="Close the alert" ?open=${this.closing} @close=${() => (this.closing = false)}>
        <form id="close" @submit=${this.#close}>
          <fieldset>
            <legend>Reason</legend>
            ${REASONS.map(
              (one, i) => html`
                <label class="check">
                  <input type="radio" name="reason" value=${one.value} required ?checked=${i === 0} />
                  ${one.title}
                </label>
              `,
            )}
          </fieldset>
          <label class="field">
            <span>Comment</span>
            <textarea name="comment" maxlength="4000" placeholder="What was it? Who knows?"></textarea>
          </label>
          <div class="row">
            <span class="grow"></span>
            <button type="button" @click=${() => (this.closing = false)}>Cancel</button>
            <button class="primary" ?disabled=${this.busy}>Close the alert</button>
          </div>
        </form>
      </bb-dialog>
      ${
        this.excepting
          ? html`
              <bb-alert-exception .alert=${this.alert} @close=${() => (this.excepting = false)}></bb-alert-exception>
            `
          : nothing
      }
    `;
  }
}

customElements.define('bb-alert-actions', AlertActions);
