/** The form of a channel, new or not. The server says which kinds there are, which options each takes and what is wrong. Fires "saved", "close". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { complain, toast } from '../ui/toast.js';
import { resolveConflict } from '../ui/conflict.js';
import { at, put } from '../api/client.js';
import { SEVERITIES } from '../ui/badge.js';
import { channelKinds, spokenResult, testChannel } from '../api/channels.js';
import '../ui/dialog.js';
import './channel-options.js';

class ChannelForm extends LitElement {
  static properties = {
    channel: { attribute: false },
    etag: { attribute: false },
    kinds: { state: true },
    kind: { state: true },
    options: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.has('channel') && this.options === undefined) {
      this.kind = this.channel?.kind ?? 'webhook';
      this.options = { ...this.channel?.options };
    }
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.kinds = await channelKinds();
    } catch (problem) {
      complain(problem);
    }
  }

  #choose(event) {
    this.kind = event.target.value;
    this.options = {};
    this.problem = null;
  }

  /** What the form says now; a row that nobody has named is none. */
  #wanted() {
    const given = Object.entries(this.options).filter(([name, value]) => value !== '' && !name.endsWith('.'));
    return { kind: this.kind, options: Object.fromEntries(given) };
  }

  async #test() {
    const id = this.channel?.id ?? (this.renderRoot.querySelector('[name=id]').value.trim() || 'test');
    this.busy = true;
    this.problem = null;
    try {
      const tested = await testChannel(id, this.#wanted());
      toast(spokenResult(id, tested), { tone: tested.result === 'sent' ? 'ok' : 'bad' });
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  async #save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const id = this.channel?.id ?? form.get('id').trim();
    const mine = {
      ...this.#wanted(),
      enabled: form.get('enabled') === 'on',
      minSeverity: form.get('minSeverity'),
    };
    this.busy = true;
    this.problem = null;
    try {
      await put(at`/channels/${id}`, mine, this.channel ? { etag: this.etag } : { create: true });
      toast(`${id} is saved`);
      this.dispatchEvent(new CustomEvent('saved'));
      this.#close();
    } catch (problem) {
      await (problem.isConflict && this.channel ? this.#conflict(problem, mine) : (this.problem = problem));
    } finally {
      this.busy = false;
    }
  }

  async #conflict(problem, mine) {
    const answer = await resolveConflict(problem, { what: `the channel ${this.channel.id}`, mine });
    if (answer?.take === 'theirs') {
      this.dispatchEvent(new CustomEvent('saved'));
      this.#close();
    } else if (answer) {
      this.etag = answer.etag;
    }
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  render() {
    const channel = this.channel;
    const kinds = this.kinds ?? [];
    const kind = kinds.find((one) => one.kind === this.kind);
    const fields = this.problem?.members.fields ?? {};
    return html`
      <bb-dialog open heading=${channel ? `Channel ${channel.id}` : 'Add a channel'} @close=${this.#close}>
        <form class="stack" @submit=${this.#save}>
          ${
            channel
              ? nothing
              : html`
                  <label class="field">
                    <span>Name</span>
                    <input
                      name="id"
                      required
                      autofocus
                      maxlength="63"
                      pattern="[a-z0-9\\-]+"
                      autocapitalize="none"
                      spellcheck="false"
                      placeholder="siem"
                    />
                    <em class="hint">a–z, 0–9 and -</em>
                  </label>
                `
          }
          <div class="pair">
            <label class="field">
              <span>Kind</span>
              <select ?disabled=${Boolean(channel)} @change=${this.#choose}>
                ${kinds.map(
                  (one) => html`
                    <option value=${one.kind} ?selected=${one.kind === this.kind}>${one.title}</option>
                  `,
                )}
              </select>
              <em class="hint">${kind?.about}</em>
            </label>
            <label class="field">
              <span>From severity</span>
              <select name="minSeverity">
                ${SEVERITIES.map(
                  (one) => html`
                    <option ?selected=${one === (channel?.minSeverity ?? 'low')}>${one}</option>
                  `,
                )}
              </select>
            </label>
          </div>
          <bb-channel-options
            .kind=${kind}
            .values=${this.options}
            .problems=${fields}
            @change=${(event) => (this.options = event.detail)}
          ></bb-channel-options>
          <label class="check">
            <input type="checkbox" name="enabled" ?checked=${channel?.enabled ?? true} />
            Send alerts to it
          </label>
          ${
            this.problem
              ? html`
                  <p class="notice bad" role="alert">
                    ${this.problem.status === 412 ? 'There is a channel of that name already.' : this.problem.message}
                  </p>
                `
              : nothing
          }
          <div class="row">
            <button type="button" ?disabled=${this.busy} @click=${this.#test}>Send a test</button>
            <span class="grow"></span>
            <button type="button" @click=${this.#close}>Cancel</button>
            <button class="primary" ?disabled=${this.busy}>Save</button>
          </div>
        </form>
      </bb-dialog>
    `;
  }
}

customElements.define('bb-channel-form', ChannelForm);
