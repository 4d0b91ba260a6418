/** Where alerts are told: what each channel is, whether it works, and the form to change it. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { Refresh } from '../ui/refresh.js';
import { count, short, span } from '../ui/time.js';
import { complain, toast } from '../ui/toast.js';
import { ask } from '../ui/dialog.js';
import { all, at, get, put, remove } from '../api/client.js';
import { session } from '../api/session.js';
import { spokenResult, testChannel } from '../api/channels.js';
import '../ui/badge.js';
import '../ui/states.js';
import './channel-form.js';

const EVERY_MILLIS = 10_000;
const SPOKEN = { low: 'all', medium: 'medium and above', high: 'high and above', critical: 'critical' };

class Channels extends LitElement {
  static properties = {
    channels: { state: true },
    problem: { state: true },
    edited: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(330px, 100%), 1fr));
        gap: 14px;
        align-items: start;
      }
      article {
        display: grid;
        gap: 11px;
        padding: 15px 16px 12px;
      }
      .name {
        display: flex;
        align-items: center;
        gap: 9px;
        min-width: 0;
      }
      .name h2 {
        font-size: 14px;
        min-width: 0;
        flex: 1;
      }
      .facts {
        font-size: var(--size-s);
      }
      footer {
        display: flex;
        gap: 6px;
        border-top: 1px solid var(--line);
        padding-top: 10px;
      }
      .off {
        background: transparent;
        box-shadow: none;
      }
    `,
  ];

  constructor() {
    super();
    new Refresh(this, () => this.#read(), EVERY_MILLIS);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  #read = async () => {
    try {
      this.channels = await all('/channels');
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  };

  async #edit(channel) {
    try {
      const { data, etag } = await get(at`/channels/${channel.id}`);
      this.edited = { channel: data, etag };
    } catch (problem) {
      complain(problem);
    }
  }

  async #test(channel) {
    try {
      const tested = await testChannel(channel.id);
      toast(spokenResult(channel.id, tested), { tone: tested.result === 'sent' ? 'ok' : 'bad' });
    } catch (problem) {
      complain(problem);
    }
    this.#read();
  }

  async #switch(channel) {
    try {
      const { data, etag } = await get(at`/channels/${channel.id}`);
      const { kind, minSeverity, options } = data;
      await put(at`/channels/${channel.id}`, { kind, minSeverity, options, enabled: !channel.enabled }, { etag });
      toast(`${channel.id} is ${channel.enabled ? 'off' : 'on'}`);
    } catch (problem) {
      complain(problem);
    }
    this.#read();
  }

  async #remove(channel) {
    if (
      !(await ask({
        heading: `Remove ${channel.id}?`,
        text: 'It is told of no alert any more. What it has not taken yet is not sent.',
        action: 'Remove',
        danger: true,
      }))
    ) {
      return;
    }
    try {
      await remove(at`/channels/${channel.id}`, { etag: (await get(at`/channels/${channel.id}`)).etag });
      toast(`${channel.id} is removed`);
    } catch (problem) {
      complain(problem);
    }
    this.#read();
  }

  render() {
    const may = session.can('operator');
    return html`
      <div class="page">
        <div class="head">
          <h1>Channels</h1>
          <span class="grow"></span>
          ${
            may
              ? html`
                  <button class="primary" @click=${() => (this.edited = { channel: null })}>
                    ${icon('plus', 14)}Add a channel
                  </button>
                `
              : nothing
          }
        </div>
        ${this.#list(may)}
      </div>
      ${
        this.edited
          ? html`
              <bb-channel-form
                .channel=${this.edited.channel}
                .etag=${this.edited.etag}
                @saved=${this.#read}
                @close=${() => (this.edited = null)}
              ></bb-channel-form>
            `
          : nothing
      }
    `;
  }

  #list(may) {
    if (!this.channels) {
      return this.problem
        ? html`
            <bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>
          `
        : html`
            <bb-skeleton></bb-skeleton>
          `;
    }
    if (this.channels.length === 0) {
      return html`
        <section class="panel">
          <bb-empty
            icon="channel"
            title="Nobody is told yet"
            text="Alerts are kept and shown here. A channel also sends them to a webhook, a file or a tool that you use."
          ></bb-empty>
        </section>
      `;
    }
    return html`
      <ul>
        ${this.channels.map(
          (channel) => html`
            <li>${this.#card(channel, may)}</li>
          `,
        )}
      </ul>
    `;
  }

  #card(channel, may) {
    const { status } = channel;
    const failing = channel.enabled && status.lastError;
    const [tone, word] = !channel.enabled ? ['neutral', 'off'] : failing ? ['critical', 'in trouble'] : ['ok', 'on'];
    const options = Object.entries(channel.options ?? {});
    return html`
      <article class="panel ${channel.enabled ? '' : 'off'}">
        <div class="name">
          ${icon('channel')}
          <h2 class="cut" title=${channel.id}>${channel.id}</h2>
          <bb-badge>${channel.kind}</bb-badge>
          <bb-badge tone=${tone}>${word}</bb-badge>
        </div>
        <dl class="facts">
          <dt>Severity</dt>
          <dd>${SPOKEN[channel.minSeverity] ?? channel.minSeverity}</dd>
          ${options.slice(0, 4).map(
            ([name, value]) => html`
              <dt>${name}</dt>
              <dd class="mono">${typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            `,
          )}
          <dt>Sent</dt>
          <dd>${[count(status.sent), ...counted(status)].join(', ')}</dd>
          ${
            status.lastSent
              ? html`
                  <dt>Last sent</dt>
                  <dd><bb-time .value=${status.lastSent} relative></bb-time></dd>
                `
              : nothing
          }
        </dl>
        ${
          failing
            ? html`
                <p class="notice bad">${status.lastError}</p>
              `
            : nothing
        }
        ${
          may
            ? html`
                <footer>
                  <button class="small" @click=${() => this.#test(channel)}>${icon('play', 13)}Test</button>
                  <button class="small" @click=${() => this.#edit(channel)}>${icon('edit', 13)}Edit</button>
                  <button class="small" @click=${() => this.#switch(channel)}>
                    ${channel.enabled ? 'Switch off' : 'Switch on'}
                  </button>
                  <button
                    class="small ghost icon"
                    aria-label="Remove ${channel.id}"
                    title="Remove"
                    @click=${() => this.#remove(channel)}
                  >
                    ${icon('trash', 14)}
                  </button>
                </footer>
              `
            : nothing
        }
      </article>
    `;
  }
}

/** Of what is not as it should be, how much. */
const counted = ({ refused, failed, lag, lagSeconds }) =>
  [
    refused && `${short(refused)} refused`,
    failed && `${short(failed)} tries failed`,
    lag && `behind by ${short(lag)} alerts and ${span(lagSeconds * 1000)}`,
  ].filter(Boolean);

customElements.define('bb-channels', Channels);
