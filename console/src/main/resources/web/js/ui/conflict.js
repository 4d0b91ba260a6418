/**
 * Two people changed one thing: shows what the other made of it, and asks what shall hold.
 *
 *   const answer = await resolveConflict(problem, {what: 'the rule exec-in-pod', mine: {rule}, who: 'alice'});
 *   // {take: 'theirs', current, etag} | {take: 'mine', etag} (save again with that etag) | null: go on editing
 */
import { LitElement, html } from 'lit';
import { controls, layout } from './styles.js';
import './dialog.js';
import './difference.js';

class Conflict extends LitElement {
  static properties = { question: { attribute: false } };
  static styles = [controls, layout];

  #answer(answer) {
    this.question.resolve(answer);
    this.remove();
  }

  render() {
    const { what, mine, problem, who } = this.question;
    const { current, etag } = problem;
    return html`
      <bb-dialog wide open heading="${who ?? 'Somebody'} changed ${what} meanwhile" @close=${() => this.#answer(null)}>
        <div class="stack">
          <p>Nothing was saved. This is the difference from what is stored now (−) to yours (+):</p>
          <bb-difference .before=${current} .after=${mine}></bb-difference>
        </div>
        <button slot="actions" @click=${() => this.#answer(null)}>Go on editing</button>
        <button slot="actions" @click=${() => this.#answer({ take: 'theirs', current, etag })}>Take theirs</button>
        <button slot="actions" class="danger" @click=${() => this.#answer({ take: 'mine', etag })}>
          Save mine over it
        </button>
      </bb-dialog>
    `;
  }
}

customElements.define('bb-conflict', Conflict);

/** @param {import('../api/problem.js').Problem} problem of status 412 @param {{what: string, mine: any, who?: string}} about */
export function resolveConflict(problem, { what, mine, who }) {
  return new Promise((resolve) => {
    const element = document.createElement('bb-conflict');
    element.question = { problem, what, mine, who, resolve };
    document.body.append(element);
  });
}
