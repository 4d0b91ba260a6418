/** What a rule says besides its condition: as a form where it may be changed, else to be read. Fires "edit" with {member: value}. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { badgeMark, badgeStyles } from '../ui/badge.js';
import { TACTICS, techniqueLinks } from './techniques.js';
import '../ui/words.js';

const TECHNIQUES = TACTICS.flatMap(([tactic, techniques]) =>
  Object.entries(techniques).map(([value, name]) => ({ value, title: `${name} (${tactic.toLowerCase()})` })),
);
const linesOf = (text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

class RuleAbout extends LitElement {
  static properties = { rule: { attribute: false }, readonly: { type: Boolean } };
  static styles = [
    controls,
    layout,
    badgeStyles,
    css`
      p {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0;
        padding-left: 16px;
      }
    `,
  ];

  #edit(part) {
    this.dispatchEvent(new CustomEvent('edit', { detail: part }));
  }

  render() {
    return html`
      <section class="panel">
        <header><h2>About</h2></header>
        <div class="body">${this.readonly ? this.#read() : this.#form()}</div>
      </section>
    `;
  }

  #form() {
    const { rule } = this;
    return html`
      <div class="stack">
        ${this.#area('description', 'Description', 'Why it matters')}
        ${this.#area('runbook', 'Runbook', 'What to do about an alert')}
        <div class="field">
          <span>ATT&amp;CK techniques</span>
          <bb-words
            label="ATT&CK techniques"
            placeholder="T1610"
            .words=${rule.attack}
            .options=${TECHNIQUES}
            @edit=${(e) => this.#edit({ attack: e.detail })}
          ></bb-words>
        </div>
        <div class="field">
          <span>Tags</span>
          <bb-words
            label="Tags"
            placeholder="pod-security"
            .words=${rule.tags}
            @edit=${(e) => this.#edit({ tags: e.detail })}
          ></bb-words>
        </div>
        ${this.#lines('falsePositives', 'False positives', 'Harmless causes, one a line')}
        ${this.#lines('references', 'References', 'Addresses, one a line')}
      </div>
    `;
  }

  #area(member, title, placeholder) {
    return html`
      <label class="field">
        <span>${title}</span>
        <textarea
          rows="2"
          placeholder=${placeholder}
          .value=${this.rule[member]}
          @input=${(e) => this.#edit({ [member]: e.target.value })}
        ></textarea>
      </label>
    `;
  }

  /** The text is taken apart when the field is left, so that an empty line may stand while one types. */
  #lines(member, title, placeholder) {
    return html`
      <label class="field">
        <span>${title}</span>
        <textarea
          rows="2"
          placeholder=${placeholder}
          .value=${this.rule[member].join('\n')}
          @change=${(e) => this.#edit({ [member]: linesOf(e.target.value) })}
        ></textarea>
      </label>
    `;
  }

  #read() {
    const { rule } = this;
    const facts = [
      [
        'Id',
        html`
          <span class="mono">${rule.id}</span>
        `,
      ],
      [
        'Why',
        rule.description &&
          html`
            <p dir="auto">${rule.description}</p>
          `,
      ],
      [
        'Runbook',
        rule.runbook &&
          html`
            <p dir="auto">${rule.runbook}</p>
          `,
      ],
      ['ATT&CK', rule.attack.length && techniqueLinks(rule.attack)],
      [
        'Tags',
        rule.tags.length &&
          html`
            <span class="row">${rule.tags.map((tag) => badgeMark(tag))}</span>
          `,
      ],
      ['False positives', rule.falsePositives.length && listed(rule.falsePositives)],
      ['References', rule.references.length && listed(rule.references.map(linked))],
    ];
    return html`
      <dl class="facts">
        ${facts
          .filter(([, value]) => value)
          .map(
            ([name, value]) => html`
              <dt>${name}</dt>
              <dd>${value}</dd>
            `,
          )}
      </dl>
    `;
  }
}

const listed = (items) => html`
  <ul>
    ${items.map(
      (item) => html`
        <li>${item}</li>
      `,
    )}
  </ul>
`;

/** A link, where it is one to the web; an address may be anything that somebody wrote. */
function linked(address) {
  return /^https?:\/\//.test(address)
    ? html`
        <a href=${address} target="_blank" rel="noreferrer noopener">${address}</a>
      `
    : address;
}

customElements.define('bb-rule-about', RuleAbout);
