/**
 * The last step before rules are in force: what will change, why, and the button. Of the draft, or of an older version
 * (`version`) that shall be in force again. Fires "published" (detail: {version, engines}), "close". What somebody
 * changes while it is open, be it the draft, a rule or a list, is shown before it can be published.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { compareVersions, publishDraft, readDifference, restoreVersion } from '../api/policy.js';
import { isEmpty, summary } from './policy-difference.js';
import '../ui/dialog.js';
import '../ui/states.js';

const LONGEST_COMMENT = 2000;

class PolicyPublish extends LitElement {
  static properties = {
    version: { type: Number },
    inForce: { type: Number },
    difference: { state: true },
    problem: { state: true },
    busy: { state: true },
    changed: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      ul {
        margin: 4px 0 0;
        padding-left: 18px;
      }
      .problem {
        display: block;
      }
    `,
  ];

  #etag = null;
  #comment = '';

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  #read = async () => {
    this.problem = null;
    try {
      if (this.version) {
        this.difference = await compareVersions(this.inForce, this.version);
      } else {
        const { data, etag } = await readDifference();
        this.#etag = etag;
        this.difference = data;
      }
    } catch (problem) {
      this.problem = problem;
    }
  };

  updated(changed) {
    if (changed.has('difference') && this.difference) {
      this.renderRoot.querySelector('textarea').focus();
    }
  }

  async #publish() {
    this.busy = true;
    this.problem = null;
    const comment = this.#comment.trim();
    try {
      const detail = await (this.version
        ? restoreVersion(this.version, comment || `back to version ${this.version}`)
        : publishDraft(comment, this.#etag));
      this.dispatchEvent(new CustomEvent('published', { detail }));
      this.#close();
    } catch (problem) {
      if (problem.isConflict) {
        this.#etag = problem.etag;
        this.difference = problem.current;
        this.changed = true;
      } else {
        this.problem = problem;
      }
    } finally {
      this.busy = false;
    }
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  render() {
    const { difference, version } = this;
    const none = difference && isEmpty(difference);
    return html`
      <bb-dialog
        wide
        open
        heading=${version ? `Put version ${version} in force again` : 'Publish the draft'}
        @close=${this.#close}
      >
        ${difference ? this.#content(none) : this.#waiting()}
        <button slot="actions" @click=${this.#close}>Cancel</button>
        <button
          slot="actions"
          class="primary"
          ?disabled=${this.busy || !difference || (none && !version)}
          @click=${this.#publish}
        >
          ${this.busy ? 'Waiting for the engines…' : version ? 'Restore' : 'Publish'}
        </button>
      </bb-dialog>
    `;
  }

  #waiting() {
    return this.problem
      ? html`
          <bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>
        `
      : html`
          <bb-skeleton rows="4"></bb-skeleton>
        `;
  }

  #content(none) {
    return html`
      <div class="stack">
        ${this.problem ? this.#refused() : this.changed ? this.#other() : nothing}
        <label class="field">
          <span>Comment</span>
          <textarea
            maxlength=${LONGEST_COMMENT}
            placeholder=${this.version ? `back to version ${this.version}` : 'Why? It stands with the version.'}
            @input=${(e) => (this.#comment = e.target.value)}
          ></textarea>
        </label>
        <p class="muted">
          ${
            none
              ? 'It is as what is in force now.'
              : `${summary(this.difference)}, compared with ${this.difference.published ? `version ${this.difference.published}, which is in force` : 'nothing in force'}.`
          }
        </p>
        <bb-policy-difference .difference=${this.difference}></bb-policy-difference>
      </div>
    `;
  }

  #other() {
    return html`
      <p class="notice bad" role="alert">
        Somebody changed the draft, a rule or a list meanwhile. Nothing was published. Below is what would change now:
        publish again if it is what you mean.
      </p>
    `;
  }

  #refused() {
    return html`
      <div class="notice bad problem" role="alert">
        ${this.problem.message}
        <ul>
          ${this.problem.diagnostics.slice(0, 20).map(
            (one) => html`
              <li>${one.field}: ${one.message}${one.hint ? ` (${one.hint})` : ''}</li>
            `,
          )}
        </ul>
      </div>
    `;
  }
}

customElements.define('bb-policy-publish', PolicyPublish);
