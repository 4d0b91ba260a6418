/** The free labels of a cluster, to be read and edited. Fires "saved". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { complain, toast } from '../ui/toast.js';
import { resolveConflict } from '../ui/conflict.js';
import { at, put } from '../api/client.js';
import { session } from '../api/session.js';

class ClusterLabels extends LitElement {
  static properties = { cluster: { attribute: false }, etag: { attribute: false }, edited: { state: true } };
  static styles = [
    controls,
    layout,
    css`
      .pair {
        display: grid;
        grid-template-columns: 1fr 1.4fr 30px;
        gap: 6px;
      }
    `,
  ];

  #began = null;

  #edit() {
    // The tag of what the editing began with: the page reads the cluster anew meanwhile.
    this.#began = this.etag;
    this.edited = [...Object.entries(this.cluster.labels ?? {}), ['', '']];
  }

  #set(i, j, value) {
    this.edited = this.edited.map((pair, k) => (k === i ? pair.map((old, l) => (l === j ? value : old)) : pair));
    if (this.edited.at(-1).some(Boolean)) {
      this.edited = [...this.edited, ['', '']];
    }
  }

  async #save(event) {
    event.preventDefault();
    const labels = Object.fromEntries(
      this.edited.map(([name, value]) => [name.trim(), value.trim()]).filter(([name]) => name),
    );
    const mine = { attributes: this.cluster.attributes, labels };
    try {
      await put(at`/clusters/${this.cluster.id}`, mine, { etag: this.#began });
      this.edited = null;
      toast('Saved');
      this.dispatchEvent(new CustomEvent('saved'));
    } catch (problem) {
      await (problem.isConflict ? this.#conflict(problem, mine) : complain(problem));
    }
  }

  async #conflict(problem, mine) {
    const answer = await resolveConflict(problem, { what: `the cluster ${this.cluster.id}`, mine });
    if (answer?.take === 'theirs') {
      this.edited = null;
      this.dispatchEvent(new CustomEvent('saved'));
    } else if (answer) {
      this.#began = answer.etag;
    }
  }

  render() {
    const labels = Object.entries(this.cluster.labels ?? {});
    return html`
      <section class="panel">
        <header>
          <h2>Labels</h2>
          ${
            session.can('operator') && !this.edited
              ? html`
                  <button class="ghost small icon" aria-label="Edit the labels" @click=${this.#edit}>
                    ${icon('edit', 14)}
                  </button>
                `
              : nothing
          }
        </header>
        <div class="body">
          ${
            this.edited
              ? html`
                  <form class="stack" @submit=${this.#save}>
                    ${this.edited.map(
                      ([name, value], i) => html`
                        <div class="pair">
                          <input
                            aria-label="Name"
                            placeholder="name"
                            .value=${name}
                            @input=${(e) => this.#set(i, 0, e.target.value)}
                          />
                          <input
                            aria-label="Value"
                            placeholder="value"
                            .value=${value}
                            @input=${(e) => this.#set(i, 1, e.target.value)}
                          />
                          <button
                            type="button"
                            class="ghost icon"
                            aria-label="Remove ${name}"
                            @click=${() => (this.edited = this.edited.filter((_, k) => k !== i))}
                          >
                            ${icon('close', 12)}
                          </button>
                        </div>
                      `,
                    )}
                    <div class="row">
                      <button class="primary">Save</button>
                      <button type="button" @click=${() => (this.edited = null)}>Cancel</button>
                    </div>
                  </form>
                `
              : labels.length
                ? html`
                    <dl class="facts">
                      ${labels.map(
                        ([name, value]) => html`
                          <dt>${name}</dt>
                          <dd dir="auto">${value}</dd>
                        `,
                      )}
                    </dl>
                  `
                : html`
                    <p class="muted">None.</p>
                  `
          }
        </div>
      </section>
    `;
  }
}

customElements.define('bb-cluster-labels', ClusterLabels);
