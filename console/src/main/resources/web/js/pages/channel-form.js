/** The form of a channel, new or not. Options are names and values; the server knows which a kind takes and says so. Fires "saved", "close". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { toast } from '../ui/toast.js';
import { resolveConflict } from '../ui/conflict.js';
import { at, put } from '../api/client.js';
import { SEVERITIES } from '../ui/badge.js';
import '../ui/dialog.js';

/** What a kind is offered with at first; the server is the judge of what it takes. */
const KINDS = {
  webhook: [
    ['url', 'https://…'],
    ['secret', 'signs what is sent'],
    ['token', 'sent as a bearer token'],
  ],
  file: [['path', '/var/lib/bellbuoy/alerts.ndjson']],
  stdout: [],
};
const SECRET = /secret|token|password|key/i;

class ChannelForm extends LitElement {
  static properties = {
    channel: { attribute: false },
    etag: { attribute: false },
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
      .option {
        display: grid;
        grid-template-columns: minmax(0, 0.8fr) minmax(0, 1.4fr) 30px;
        gap: 6px;
      }
      fieldset {
        display: grid;
        gap: 6px;
        border: 0;
        margin: 0;
        padding: 0;
      }
      legend {
        padding: 0 0 6px;
        font-weight: 500;
        color: var(--text-2);
        font-size: var(--size-s);
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.has('channel') && this.options === undefined) {
      this.kind = this.channel?.kind ?? 'webhook';
      this.options = this.channel
        ? Object.entries(this.channel.options ?? {})
        : KINDS.webhook.map(([name]) => [name, '']);
    }
  }

  #choose(event) {
    this.kind = event.target.value;
    this.options = (KINDS[this.kind] ?? []).map(([name]) => [name, '']);
  }

  #set(i, j, value) {
    this.options = this.options.map((pair, k) => (k === i ? pair.map((old, l) => (l === j ? value : old)) : pair));
  }

  async #save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const id = this.channel?.id ?? form.get('id').trim();
    const options = Object.fromEntries(
      this.options.filter(([name, value]) => name.trim() && value !== '').map(([name, value]) => [name.trim(), value]),
    );
    const mine = {
      kind: this.kind,
      enabled: form.get('enabled') === 'on',
      minSeverity: form.get('minSeverity'),
      options,
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
    const kinds = [...new Set([...Object.keys(KINDS), this.kind])];
    const hints = Object.fromEntries(KINDS[this.kind] ?? []);
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
                  (kind) => html`
                    <option ?selected=${kind === this.kind}>${kind}</option>
                  `,
                )}
              </select>
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
          <fieldset>
            <legend>Options</legend>
            ${this.options.map(
              ([name, value], i) => html`
                <div class="option">
                  <input
                    aria-label="Option"
                    .value=${name}
                    placeholder="option"
                    @input=${(e) => this.#set(i, 0, e.target.value)}
                  />
                  <input
                    aria-label="Value of ${name || 'the option'}"
                    type=${SECRET.test(name) ? 'password' : 'text'}
                    autocomplete="off"
                    .value=${typeof value === 'string' ? value : JSON.stringify(value)}
                    placeholder=${hints[name] ?? 'value'}
                    @input=${(e) => this.#set(i, 1, e.target.value)}
                  />
                  <button
                    type="button"
                    class="ghost icon"
                    aria-label="Remove ${name}"
                    @click=${() => (this.options = this.options.filter((_, k) => k !== i))}
                  >
                    ${icon('close', 12)}
                  </button>
                </div>
              `,
            )}
            <div>
              <button type="button" class="small ghost" @click=${() => (this.options = [...this.options, ['', '']])}>
                ${icon('plus', 13)}Option
              </button>
            </div>
          </fieldset>
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
