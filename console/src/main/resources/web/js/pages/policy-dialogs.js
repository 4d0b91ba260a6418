/** What opens above the policy: policyDialog(page), by the page's `shown` and what was `chosen` for it. */
import { html } from 'lit';
import { nameOf } from './policy-row.js';
import '../ui/dialog.js';
import './policy-add.js';
import './policy-publish.js';
import './policy-scope.js';
import './policy-versions.js';

/** A remark names its rule, not the place that it is about. */
const severalPlaces = ({ places }) => html`
  <p class="muted">The rule stands at ${places} places, and shows this at each. It may be about one of them.</p>
`;

const DIALOGS = {
  publish: (page) => html`
    <bb-policy-publish
      @published=${(e) => page.published(e.detail)}
      @close=${page.close}
    ></bb-policy-publish>
  `,
  restore: (page) => html`
    <bb-policy-publish
      .version=${page.chosen.version}
      .inForce=${page.chosen.inForce}
      @published=${(e) => page.published(e.detail)}
      @close=${page.close}
    ></bb-policy-publish>
  `,
  versions: (page) => html`
    <bb-policy-versions @restore=${(e) => page.show('restore', e.detail)} @close=${page.close}></bb-policy-versions>
  `,
  add: (page) => html`
    <bb-policy-add .rules=${page.absent} @add=${(e) => page.add(e.detail)} @close=${page.close}></bb-policy-add>
  `,
  scope: (page) => html`
    <bb-policy-scope
      name=${nameOf(page.chosen)}
      .globs=${page.chosen.line.clusters}
      @scoped=${(e) => page.edit(page.chosen, { clusters: e.detail })}
      @close=${page.close}
    ></bb-policy-scope>
  `,
  remarks: (page) => html`
    <bb-dialog open heading=${nameOf(page.chosen)} @close=${page.close}>
      ${page.chosen.places > 1 ? severalPlaces(page.chosen) : ''}
      <ul class="remarks">
        ${page.chosen.remarks.map(
          (one) => html`
            <li class="wrap">
              <bb-badge tone=${one.severity === 'error' ? 'critical' : 'medium'}>${one.severity}</bb-badge>
              <span class="muted">${one.part}</span>
              <div>${one.message}</div>
              <em class="hint">${one.hint}</em>
            </li>
          `,
        )}
      </ul>
      <a slot="actions" class="button primary" href="/rules/${encodeURIComponent(page.chosen.line.id)}">
        Open the rule
      </a>
    </bb-dialog>
  `,
};

export const policyDialog = (page) => (page.shown ? DIALOGS[page.shown](page) : '');
