/** Which clusters a rule holds for. Fires "scoped" (detail: globs) and "close". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { all } from '../api/client.js';
import { fits } from '../api/policy.js';
import '../ui/badge.js';
import '../ui/dialog.js';

const ALLOWED = /^[A-Za-z0-9._:/@*?-]+$/;
const MOST_SHOWN = 60;

class PolicyScope extends LitElement {
  static properties = {
    name: {},
    globs: { attribute: false },
    text: { state: true },
    clusters: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      textarea {
        font-family: var(--mono);
        font-size: 12px;
      }
      .fitting {
        display: flex;
        flex-wrap: wrap;
        gap: 5px;
        max-height: 160px;
        overflow: auto;
      }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.text = this.globs.join('\n');
    this.#read();
  }

  async #read() {
    try {
      this.clusters = (await all('/clusters')).map((cluster) => cluster.id);
    } catch {
      // What fits is only shown; the scope can be written without.
      this.clusters = null;
    }
  }

  get #typed() {
    return [...new Set(this.text.split(/[\s,]+/).filter(Boolean))];
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  #save(event) {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('scoped', { detail: this.#typed }));
    this.#close();
  }

  render() {
    const globs = this.#typed;
    const wrong = globs.filter((glob) => !ALLOWED.test(glob));
    return html`
      <bb-dialog open heading="Clusters of ${this.name}" @close=${this.#close}>
        <form id="scope" class="stack" @submit=${this.#save}>
          <label class="field">
            <span>Names or patterns, one a line</span>
            <textarea
              autofocus
              autocapitalize="none"
              spellcheck="false"
              placeholder="all clusters"
              aria-invalid=${wrong.length > 0}
              .value=${this.text}
              @input=${(e) => (this.text = e.target.value)}
            ></textarea>
            ${
              wrong.length
                ? html`
                    <em class="error" role="alert">
                      ${wrong[0]}: names have letters, digits and . _ : / @ - only; * stands for any characters, ? for
                      one.
                    </em>
                  `
                : html`
                    <em class="hint">* stands for any characters, ? for one; empty: all clusters.</em>
                  `
            }
          </label>
          ${this.clusters?.length && !wrong.length ? this.#fitting(globs) : nothing}
          <button type="submit" hidden></button>
        </form>
        <button slot="actions" @click=${this.#close}>Cancel</button>
        <button slot="actions" class="primary" ?disabled=${wrong.length > 0} @click=${this.#save}>Take over</button>
      </bb-dialog>
    `;
  }

  #fitting(globs) {
    const fitting = this.clusters.filter((name) => fits(name, globs));
    return html`
      <div class="stack">
        <h3>${fitting.length} of ${this.clusters.length} clusters fit</h3>
        <div class="fitting">
          ${fitting.slice(0, MOST_SHOWN).map(
            (name) => html`
              <bb-badge>${name}</bb-badge>
            `,
          )}
        </div>
      </div>
    `;
  }
}

customElements.define('bb-policy-scope', PolicyScope);
