/**
 * What can be done about an alert: acknowledge, close with a reason, open again, comment, make an exception from it.
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
    commenting: { state: true },
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

  async #change(change, said, back) {
    this.busy = true;
    try {
      this.dispatchEvent(new CustomEvent('state', { detail: await changeState(this.alert.id, change) }));
      toast(said, back && { action: 'Undo', run: () => this.#change(back, 'Undone') });
      this.closing = false;
      this.commenting = false;
      return true;
    } catch (problem) {
      complain(problem);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** To another state, from which one may go back. */
  #turn(change, said) {
    const { state, reason } = stateOf(this.alert);
    return this.#change(change, said, { state, reason });
  }

  #comment(event) {
    event.preventDefault();
    const { state, reason } = stateOf(this.alert);
    const form = event.target;
    const comment = new FormData(form).get('comment').trim();
    this.#change({ state, reason, comment }, 'Noted').then((done) => done && form.reset());
  }

  #close(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.#turn(
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
                <button ?disabled=${this.busy} @click=${() => this.#turn({ state: 'acknowledged' }, 'Acknowledged')}>
                  ${icon('check', 14)}Acknowledge
                </button>
              `
            : nothing
        }
        ${
          state === 'closed'
            ? html`
                <button ?disabled=${this.busy} @click=${() => this.#turn({ state: 'open' }, 'Opened again')}>
                  ${icon('refresh', 14)}Open again
                </button>
              `
            : html`
                <button ?disabled=${this.busy} @click=${() => (this.closing = true)}>${icon('close', 14)}Close…</button>
              `
        }
        <button ?disabled=${this.busy} @click=${() => (this.commenting = true)}>Comment…</button>
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
      <bb-dialog heading="Comment" ?open=${this.commenting} @close=${() => (this.commenting = false)}>
        <form id="comment" @submit=${this.#comment}>
          <label class="field">
            <span>Comment</span>
            <textarea name="comment" required maxlength="4000"></textarea>
          </label>
          <div class="row">
            <span class="grow"></span>
            <button type="button" @click=${() => (this.commenting = false)}>Cancel</button>
            <button class="primary" ?disabled=${this.busy}>Comment</button>
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
