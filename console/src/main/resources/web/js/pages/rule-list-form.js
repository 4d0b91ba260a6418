/** One named list, new where `list` is null: its members, one a line. Fires "changed" when it was stored or deleted, "cancel". */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { resolveConflict } from '../ui/conflict.js';
import { ask } from '../ui/dialog.js';
import { complain, toast } from '../ui/toast.js';
import { at, get, put, remove } from '../api/client.js';
import { hrefOf, ID_PATTERN } from '../api/rules.js';
import { session } from '../api/session.js';

const membersOf = (text) => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

class RuleListForm extends LitElement {
  static properties = { list: { attribute: false }, text: { state: true }, busy: { state: true } };
  static styles = [
    controls,
    layout,
    css`
      textarea {
        min-height: 160px;
        font: 12px / 1.6 var(--mono);
        white-space: pre;
      }
      form {
        padding-top: 10px;
      }
    `,
  ];

  #etag = null;

  willUpdate(changed) {
    if (changed.has('list')) {
      this.text = (this.list?.members ?? []).join('\n');
      if (this.list) {
        this.#read();
      }
    }
  }

  /** What is edited is what was read with the tag that the change is bound to. */
  async #read() {
    try {
      const { data, etag } = await get(at`/lists/${this.list.name}`);
      this.#etag = etag;
      this.text = data.members.join('\n');
    } catch (problem) {
      complain(problem);
    }
  }

  async #save(event) {
    event.preventDefault();
    const name = this.list?.name ?? new FormData(event.target).get('name').trim();
    await this.#store(name, { members: membersOf(this.text) });
  }

  async #store(name, mine) {
    this.busy = true;
    try {
      await put(at`/lists/${name}`, mine, this.list ? { etag: this.#etag } : { create: true });
      toast(`@${name} is saved. It holds once the policy is published.`);
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (problem) {
      if (problem.isConflict && this.list) {
        await this.#conflict(problem, name, mine);
      } else {
        complain(problem.isConflict ? new Error(`There is a list @${name} already.`) : problem);
      }
    } finally {
      this.busy = false;
    }
  }

  async #conflict(problem, name, mine) {
    const answer = await resolveConflict(problem, { what: `the list @${name}`, mine });
    if (answer?.take === 'theirs') {
      await this.#read();
    } else if (answer) {
      this.#etag = answer.etag;
      await this.#store(name, mine);
    }
  }

  async #remove() {
    const { name } = this.list;
    if (!(await ask({ heading: `Delete @${name}?`, action: 'Delete', danger: true }))) {
      return;
    }
    try {
      await remove(at`/lists/${name}`, { etag: this.#etag });
      toast(`@${name} is deleted`);
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (problem) {
      complain(problem);
    }
  }

  render() {
    const { list } = this;
    const may = session.can('editor');
    return html`
      <form class="stack" @submit=${this.#save}>
        ${
          list
            ? nothing
            : html`
                <label class="field">
                  <span>Name</span>
                  <input
                    name="name"
                    class="mono"
                    required
                    maxlength="80"
                    pattern=${ID_PATTERN}
                    autocapitalize="none"
                    spellcheck="false"
                    placeholder="trusted-admins"
                  />
                  <em class="hint">a–z, 0–9 and -</em>
                </label>
              `
        }
        <label class="field">
          <span>Members, one a line</span>
          <textarea
            spellcheck="false"
            ?readonly=${!may}
            .value=${this.text}
            @input=${(e) => (this.text = e.target.value)}
          ></textarea>
        </label>
        ${
          list?.usedBy.length
            ? html`
                <p>
                  Used by
                  ${list.usedBy.map(
                    (id, i) => html`
                      ${i ? ' · ' : ''}
                      <a class="mono" href=${hrefOf(id)}>${id}</a>
                    `,
                  )}
                </p>
              `
            : nothing
        }
        ${may ? this.#actions(list) : nothing}
      </form>
    `;
  }

  #actions(list) {
    return html`
      <div class="row">
        ${
          list
            ? html`
                <button
                  type="button"
                  class="danger"
                  ?disabled=${list.usedBy.length > 0}
                  title=${list.usedBy.length ? 'Rules name it' : nothing}
                  @click=${this.#remove}
                >
                  ${icon('trash', 13)}Delete
                </button>
              `
            : nothing
        }
        <span class="grow"></span>
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('cancel'))}>Cancel</button>
        <button class="primary" ?disabled=${this.busy}>Save</button>
      </div>
    `;
  }
}

customElements.define('bb-rule-list-form', RuleListForm);
