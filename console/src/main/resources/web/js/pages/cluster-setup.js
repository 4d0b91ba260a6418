/**
 * What to put on a cluster's control plane, to copy or as one archive: <bb-cluster-setup .clusterId="prod" waits>.
 * With `waits` it looks for the first event and says when it came.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { at, get, url } from '../api/client.js';
import '../ui/copy.js';
import '../ui/states.js';
import '../ui/time.js';

const EVERY_MILLIS = 2000;
const KINDS = { kubeadm: 'kubeadm', k3s: 'k3s', rke2: 'RKE2', openshift: 'OpenShift', kops: 'kOps' };

class ClusterSetup extends LitElement {
  static properties = {
    clusterId: {},
    waits: { type: Boolean },
    webhook: { state: true },
    files: { state: true },
    minimal: { state: true },
    kind: { state: true },
    first: { state: true },
    problem: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 20px;
        counter-reset: step;
      }
      li {
        counter-increment: step;
        display: grid;
        gap: 9px;
        min-width: 0;
      }
      li > h3 {
        display: flex;
        flex-wrap: wrap;
        gap: 9px;
        align-items: center;
        color: var(--text);
        font-size: var(--size);
      }
      li > h3::before {
        content: counter(step);
        display: grid;
        place-items: center;
        width: 21px;
        height: 21px;
        border-radius: 50%;
        background: var(--accent-tint);
        color: var(--accent);
        font-size: var(--size-xs);
        flex: none;
      }
      .tabs {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      .url {
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 3px 4px 3px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-2);
      }
      .url code {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .spin {
        width: 15px;
        height: 15px;
        border: 2px solid var(--line-strong);
        border-top-color: var(--accent);
        border-radius: 50%;
        animation: turn 0.9s linear infinite;
        flex: none;
      }
      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .spin {
          animation-duration: 6s;
        }
      }
    `,
  ];

  #timer = 0;

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has('clusterId') && this.clusterId) {
      this.kind = 'kubeadm';
      this.#read();
      clearInterval(this.#timer);
      if (this.waits) {
        this.#timer = setInterval(() => this.#look(), EVERY_MILLIS);
      }
    }
  }

  #path(file) {
    return at`/clusters/${this.clusterId}/setup/${file}`;
  }

  async #read() {
    this.problem = null;
    try {
      const names = ['audit-policy.yaml', 'audit-policy-minimal.yaml', 'audit-webhook.yaml', 'flags.json'];
      const [webhook, ...files] = await Promise.all([
        get(at`/clusters/${this.clusterId}/webhook`),
        ...names.map((name) => get(this.#path(name))),
      ]);
      this.webhook = webhook.data.webhook;
      this.files = Object.fromEntries(names.map((name, i) => [name, files[i].data]));
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #look() {
    try {
      const { data } = await get(at`/clusters/${this.clusterId}`);
      if (data.lastEvent) {
        this.first = data.lastEvent;
        clearInterval(this.#timer);
      }
    } catch {
      // It looks again in a moment.
    }
  }

  render() {
    if (this.problem) {
      return html`
        <bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>
      `;
    }
    if (!this.files) {
      return html`
        <bb-skeleton rows="9"></bb-skeleton>
      `;
    }
    const policy = this.minimal ? 'audit-policy-minimal.yaml' : 'audit-policy.yaml';
    return html`
      <ol>
        <li>
          <h3>
            Put these two files on every control plane node
            <span class="grow"></span>
            <a class="button small" href=${url(this.#path('setup.zip'))} download>
              ${icon('download', 13)}All as an archive
            </a>
          </h3>
          <div class="tabs" role="group" aria-label="Audit policy">
            <button class="small" aria-pressed=${!this.minimal} @click=${() => (this.minimal = false)}>
              Recommended
            </button>
            <button class="small" aria-pressed=${Boolean(this.minimal)} @click=${() => (this.minimal = true)}>
              Minimal
            </button>
          </div>
          <p class="hint">
            ${this.minimal ? 'Less traffic; some rules of the starter policy do not see what they need.' : 'Sees all that the starter policy needs.'}
          </p>
          <bb-code name=${policy} .text=${this.files[policy]} .href=${url(this.#path(policy))}></bb-code>
          <bb-code
            name="audit-webhook.yaml"
            .text=${this.files['audit-webhook.yaml']}
            .href=${url(this.#path('audit-webhook.yaml'))}
          ></bb-code>
        </li>
        <li>
          <h3>Tell the API server of them</h3>
          ${this.#flags()}
        </li>
        <li>
          <h3>Or give a sender of your own this address</h3>
          <div class="url">
            <code>${this.webhook}</code>
            <bb-copy .text=${this.webhook}></bb-copy>
          </div>
          <p class="hint">It holds a secret: who has it may send as this cluster.</p>
        </li>
        ${
          this.waits
            ? html`
                <li>
                  <h3>See it arrive</h3>
                  ${this.#waiting()}
                </li>
              `
            : nothing
        }
      </ol>
    `;
  }

  #flags() {
    const flags = this.files['flags.json'];
    const kinds = Object.keys(flags);
    const shown = kinds.includes(this.kind) ? this.kind : kinds[0];
    return html`
      <div class="tabs" role="group" aria-label="Kind of cluster">
        ${kinds.map(
          (kind) => html`
            <button class="small" aria-pressed=${kind === shown} @click=${() => (this.kind = kind)}>
              ${KINDS[kind] ?? kind}
            </button>
          `,
        )}
      </div>
      <bb-code name=${KINDS[shown] ?? shown} .text=${textOf(flags[shown])}></bb-code>
    `;
  }

  #waiting() {
    return this.first
      ? html`
          <p class="notice good" role="status">
            ${icon('check')}The first event came
            <bb-time value=${this.first} relative></bb-time>
            .
          </p>
        `
      : html`
          <p class="notice" role="status">
            <span class="spin"></span>
            Waiting for the first event…
          </p>
        `;
  }
}

/** Flags stand as one text, as lines, or as {text}. */
function textOf(flags) {
  const lines = flags?.text ?? flags;
  return Array.isArray(lines) ? lines.join('\n') : typeof lines === 'string' ? lines : JSON.stringify(lines, null, 2);
}

customElements.define('bb-cluster-setup', ClusterSetup);
