/** The versions that were published, newest first: what each changed, and the way back. Fires "restore" (detail: its number), "close". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { plural } from '../ui/time.js';
import { complain } from '../ui/toast.js';
import { session } from '../api/session.js';
import { compareVersions, readVersions } from '../api/policy.js';
import '../ui/badge.js';
import '../ui/dialog.js';
import '../ui/states.js';
import '../ui/time.js';
import './policy-difference.js';

class PolicyVersions extends LitElement {
  static properties = {
    versions: { state: true },
    problem: { state: true },
    open: { state: true },
    difference: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: grid;
        gap: 8px;
        padding: 12px 18px;
        border-bottom: 1px solid var(--line);
      }
      .comment {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.read();
  }

  read = async () => {
    this.problem = null;
    try {
      this.versions = await readVersions();
    } catch (problem) {
      this.problem = problem;
    }
  };

  async #compare(entry, from) {
    const { version } = entry;
    const same = this.open?.version === version && this.open.from === from;
    this.open = same ? null : { version, from };
    this.difference = null;
    if (same) {
      return;
    }
    try {
      const difference = await compareVersions(from, version);
      if (this.open?.version === version && this.open.from === from) {
        this.difference = difference;
      }
    } catch (problem) {
      this.open = null;
      complain(problem);
    }
  }

  render() {
    return html`
      <bb-drawer heading="Versions" open @close=${() => this.dispatchEvent(new CustomEvent('close'))}>
        ${this.#content()}
      </bb-drawer>
    `;
  }

  #content() {
    if (!this.versions) {
      return this.problem
        ? html`
            <bb-failure .problem=${this.problem} @retry=${this.read}></bb-failure>
          `
        : html`
            <bb-skeleton></bb-skeleton>
          `;
    }
    if (this.versions.length === 0) {
      return html`
        <bb-empty
          icon="history"
          title="Nothing was published yet"
          text="The last hundred versions stay here."
        ></bb-empty>
      `;
    }
    const inForce = this.versions.find((one) => one.inForce);
    return html`
      <ol>
        ${this.versions.map((entry, i) => this.#entry(entry, this.versions[i + 1]?.version ?? 0, inForce))}
      </ol>
    `;
  }

  #entry(entry, former, inForce) {
    const { version } = entry;
    const compared = this.open?.version === version ? this.open.from : null;
    const isOldest = former === 0 && version > 1;
    return html`
      <li data-version=${version}>
        <div class="row">
          <strong>Version ${version}</strong>
          ${
            entry.inForce
              ? html`
                  <bb-badge tone="ok">in force</bb-badge>
                `
              : nothing
          }
          <span class="grow"></span>
          <span class="muted">${plural(entry.rules, 'rule')}</span>
        </div>
        <div class="muted">
          <bb-time value=${entry.publishedAt}></bb-time>
          by
          <span dir="auto">${entry.publishedBy}</span>
        </div>
        ${
          entry.comment
            ? html`
                <p class="comment" dir="auto">${entry.comment}</p>
              `
            : nothing
        }
        <div class="row">
          ${isOldest ? nothing : this.#button(entry, former, compared === former, 'What it changed')}
          ${
            entry.inForce || !inForce
              ? nothing
              : this.#button(entry, inForce.version, compared === inForce.version, `Against version ${inForce.version}`)
          }
          <span class="grow"></span>
          ${
            !entry.inForce && session.can('editor')
              ? html`
                  <button
                    class="small"
                    @click=${() => this.dispatchEvent(new CustomEvent('restore', { detail: { version, inForce: inForce?.version ?? 0 } }))}
                  >
                    ${icon('history', 13)}Restore
                  </button>
                `
              : nothing
          }
        </div>
        ${
          compared === null
            ? nothing
            : this.difference
              ? html`
                  <bb-policy-difference .difference=${this.difference}></bb-policy-difference>
                `
              : html`
                  <bb-skeleton rows="2"></bb-skeleton>
                `
        }
      </li>
    `;
  }

  #button(entry, from, isOpen, text) {
    return html`
      <button class="small ghost" aria-expanded=${isOpen} @click=${() => this.#compare(entry, from)}>
        ${icon(isOpen ? 'down' : 'right', 12)}${text}
      </button>
    `;
  }
}

customElements.define('bb-policy-versions', PolicyVersions);
