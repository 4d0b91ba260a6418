/**
 * Takes a rule file, or rules of another product, into the library: chosen, dropped or pasted; first the report of what would happen, then the deed.
 * Fires "imported", "close".
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { badgeMark, badgeStyles } from '../ui/badge.js';
import { icon } from '../ui/icon.js';
import { plural } from '../ui/time.js';
import { toast } from '../ui/toast.js';
import { hrefOf, importRules } from '../api/rules.js';
import '../ui/dialog.js';
import '../ui/diagnostic-list.js';

const TONES = { create: 'ok', replace: 'accent', same: 'neutral', refuse: 'critical' };
const WORDS = { create: 'new', replace: 'replaces', same: 'unchanged', refuse: 'left out' };
const ORDER = Object.keys(TONES).reverse();
const NOTES = { note: ['neutral', 'note'], skipped: ['neutral', 'skipped'], 'left-out': ['critical', 'left out'] };

class RuleImport extends LitElement {
  static properties = {
    text: { state: true },
    report: { state: true },
    problem: { state: true },
    busy: { state: true },
    over: { state: true },
  };
  static styles = [
    controls,
    layout,
    badgeStyles,
    css`
      textarea {
        min-height: 220px;
        font: 12px / 1.5 var(--mono);
        white-space: pre;
      }
      .over textarea {
        border-color: var(--accent);
        background: var(--accent-tint);
      }
      input[type='file'] {
        display: none;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        max-height: 46vh;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      li {
        display: grid;
        gap: 6px;
        padding: 8px 12px;
        border-bottom: 1px solid var(--line);
      }
      li:last-child {
        border: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
  }

  async #take(file) {
    if (file) {
      this.text = await file.text();
      this.problem = null;
    }
  }

  async #run(dryRun) {
    this.busy = true;
    this.problem = null;
    try {
      const report = await importRules(this.text, dryRun);
      if (dryRun) {
        this.report = report;
        return;
      }
      const taken = report.rules.filter((rule) => rule.action === 'create' || rule.action === 'replace').length;
      toast(`${plural(taken, 'rule')} imported`);
      this.dispatchEvent(new CustomEvent('imported'));
      this.#close();
    } catch (problem) {
      this.report = null;
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  render() {
    return html`
      <bb-dialog wide open heading="Import rules" @close=${this.#close}>
        ${this.report ? this.#shown() : this.#form()} ${this.report ? this.#confirm() : this.#first()}
      </bb-dialog>
    `;
  }

  #first() {
    return html`
      <button slot="actions" @click=${this.#close}>Cancel</button>
      <button
        slot="actions"
        class="primary"
        ?disabled=${this.busy || !this.text.trim()}
        @click=${() => this.#run(true)}
      >
        ${this.busy ? 'Reading…' : 'See what would happen'}
      </button>
    `;
  }

  #confirm() {
    const { rules, lists } = this.report;
    const does = [...rules, ...lists].some((one) => one.action === 'create' || one.action === 'replace');
    return html`
      <button slot="actions" @click=${() => (this.report = null)}>Back</button>
      <button slot="actions" class="primary" ?disabled=${this.busy || !does} @click=${() => this.#run(false)}>
        ${this.busy ? 'Importing…' : does ? 'Import' : 'Nothing to import'}
      </button>
    `;
  }

  #form() {
    const drop = (event) => {
      event.preventDefault();
      this.over = false;
      this.#take(event.dataTransfer.files[0]);
    };
    const drag = (event) => {
      event.preventDefault();
      this.over = event.type === 'dragover';
    };
    return html`
      <div class="stack ${this.over ? 'over' : ''}" @drop=${drop} @dragover=${drag} @dragleave=${drag}>
        <div class="row">
          <button @click=${(e) => e.currentTarget.nextElementSibling.click()}>
            ${icon('upload', 14)}Choose a file
          </button>
          <input
            type="file"
            accept=".yaml,.yml,.json"
            aria-label="Rule file"
            @change=${(e) => this.#take(e.target.files[0])}
          />
          <span class="muted">
            or drop it here, or paste it. A rule file in YAML, as the export gives it; or custom rules of Prisma Cloud
            (JSON), or Sigma rules for the audit log.
          </span>
        </div>
        <textarea
          aria-label="Rule file"
          spellcheck="false"
          placeholder="rules:&#10;  - id: …"
          .value=${this.text}
          @input=${(e) => (this.text = e.target.value)}
        ></textarea>
        ${this.problem ? this.#refused() : nothing}
      </div>
    `;
  }

  #refused() {
    return html`
      <p class="notice bad" role="alert">${this.problem.message}</p>
      <bb-diagnostic-list .diagnostics=${this.problem.diagnostics} places></bb-diagnostic-list>
    `;
  }

  #shown() {
    const { rules, lists, policy, notes } = this.report;
    const lines = [
      ...rules.map((rule) => ({ ...rule, name: rule.id, href: rule.action === 'create' ? null : hrefOf(rule.id) })),
      ...lists.map((list) => ({ ...list, name: `@${list.name}`, diagnostics: [] })),
    ].sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action));
    const counts = ORDER.map((action) => [action, lines.filter((line) => line.action === action).length]);
    return html`
      <div class="stack">
        <div class="row" role="status">
          ${counts.filter(([, n]) => n).map(([action, n]) => badgeMark(`${n} ${WORDS[action]}`, TONES[action]))}
          <span class="muted">Nothing is stored yet.</span>
        </div>
        ${
          policy
            ? html`
                <p class="notice">${icon('info')}The file's policy is ${policy}.</p>
              `
            : nothing
        }
        <ul tabindex="0" aria-label="What would happen">
          ${lines.map((line) => this.#line(line))}
        </ul>
        ${this.#notes(notes.filter(({ kind }) => kind in NOTES))}
      </div>
    `;
  }

  #notes(notes) {
    return notes.length
      ? html`
          <h3>What to know of the other product's rules</h3>
          <ul tabindex="0" aria-label="Notes">
            ${notes.map(
              ({ kind, line, rule, message, hint }) => html`
                <li>
                  <div class="row">
                    ${badgeMark(NOTES[kind][1], NOTES[kind][0])}
                    <span class="wrap">${rule ?? `line ${line}`}</span>
                  </div>
                  <span class="muted wrap">${hint ? `${message}. ${hint}` : message}</span>
                </li>
              `,
            )}
          </ul>
        `
      : nothing;
  }

  #line({ name, href, action, why, diagnostics }) {
    return html`
      <li>
        <div class="row">
          ${badgeMark(WORDS[action], TONES[action])}
          ${
            href
              ? html`
                  <a class="mono wrap" href=${href} target="_blank">${name}</a>
                `
              : html`
                  <span class="mono wrap">${name}</span>
                `
          }
          ${
            why
              ? html`
                  <span class="muted">${why}</span>
                `
              : nothing
          }
        </div>
        <bb-diagnostic-list .diagnostics=${diagnostics} places></bb-diagnostic-list>
      </li>
    `;
  }
}

customElements.define('bb-rule-import', RuleImport);
