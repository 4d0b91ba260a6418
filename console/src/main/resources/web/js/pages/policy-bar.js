/** Above the list: what is in force, whether the draft differs from it and is saved, and what can be done with it. */
import { html, nothing } from 'lit';
import { icon } from '../ui/icon.js';
import { plural } from '../ui/time.js';
import { MATCHES } from '../api/policy.js';
import '../ui/badge.js';
import '../ui/time.js';

const SAID = { reading: 'Reading…', saved: 'Draft saved', waiting: 'Saving…', saving: 'Saving…', failed: 'Not saved' };

/** @param {object} page the page, with draft, newest, mayEdit and what its buttons do */
export function policyHead(page) {
  const { draft, mayEdit } = page;
  return html`
    <div class="head">
      <h1>Policy</h1>
      <span class="muted">${inForce(page.newest)}</span>
      ${
        draft.differs || draft.isDirty
          ? html`
              <bb-badge tone="medium">draft differs</bb-badge>
            `
          : nothing
      }
      <span class="saved muted" role="status">${mayEdit && draft.differs ? SAID[draft.state] : ''}</span>
      <span class="grow"></span>
      <button @click=${() => page.show('versions')}>${icon('history', 14)}Versions</button>
      ${mayEdit ? edits(page) : nothing}
    </div>
  `;
}

function inForce(newest) {
  if (!newest) {
    return newest === null ? 'Nothing is in force yet' : '';
  }
  return html`
    Version ${newest.version} in force since
    <bb-time value=${newest.publishedAt} relative></bb-time>
    by
    <span dir="auto">${newest.publishedBy}</span>
  `;
}

function edits(page) {
  const { draft } = page;
  const publishable = draft.differs || draft.isDirty;
  return html`
    <button ?disabled=${!publishable} @click=${page.discard}>Give up draft</button>
    <button class="primary" ?disabled=${!publishable} @click=${page.review}>
      ${icon('check', 14)}Review and publish
    </button>
  `;
}

/** Below the filters: what an event raises, undo, and rules to add. */
export function policyTools(page, shown) {
  const { draft, mayEdit } = page;
  const all = draft.rules.length;
  return html`
    <div class="row tools">
      <label class="row match">
        <span class="muted">An event raises</span>
        <select
          .value=${draft.match}
          ?disabled=${!mayEdit}
          title=${MATCHES.find((one) => one.value === draft.match)?.text ?? ''}
          @change=${(e) => draft.matchBy(e.target.value)}
        >
          ${MATCHES.map(
            (one) => html`
              <option value=${one.value} ?selected=${one.value === draft.match}>${one.title}</option>
            `,
          )}
        </select>
      </label>
      <span class="muted">${shown === all ? plural(all, 'rule') : `${shown} of ${plural(all, 'rule')}`}</span>
      <span class="grow"></span>
      ${
        mayEdit
          ? html`
              <button class="small" ?disabled=${!draft.canUndo} @click=${() => draft.undo()}>Undo</button>
              <button class="small" @click=${() => page.show('add')}>${icon('plus', 13)}Add rules</button>
            `
          : nothing
      }
    </div>
  `;
}
