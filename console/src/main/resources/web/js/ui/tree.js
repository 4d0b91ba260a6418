/**
 * JSON as a tree that opens and closes; what a rule found is marked and opened.
 *
 *   <bb-tree .value=${event} .marks=${[{path: 'requestObject.spec.containers.image', value: 'x'}]} label="Event"></bb-tree>
 *
 * A mark's path is as rules write paths: it walks into arrays by itself, and knows *, .., [0], [*] and quoted members.
 * Every text is shown as text. Long texts are cut, large arrays shown in part, until they are asked for.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls } from './styles.js';
import { digitsOf } from '../api/exact-json.js';
import { marked } from './paths.js';

const LONG_TEXT = 300;
const MANY = 100;

class Tree extends LitElement {
  static properties = { value: { attribute: false }, marks: { attribute: false }, label: {}, opened: { state: true } };
  static styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
        font: 12px / 1.65 var(--mono);
        overflow-wrap: anywhere;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0 0 0 17px;
        border-left: 1px solid var(--line);
        margin-left: 5px;
      }
      .root {
        padding: 0;
        border: 0;
        margin: 0;
      }
      .toggle {
        min-height: 24px;
        padding: 0 3px 0 0;
        border: 0;
        border-radius: 3px;
        background: none;
        font: inherit;
        gap: 2px;
        color: inherit;
        white-space: normal;
        text-align: left;
      }
      .toggle i {
        display: inline-block;
        width: 12px;
        color: var(--text-3);
        font-style: normal;
        transition: transform 0.1s;
      }
      .toggle[aria-expanded='true'] i {
        transform: rotate(90deg);
      }
      .leaf {
        padding-left: 14px;
      }
      .name {
        color: var(--text-2);
      }
      .size {
        color: var(--text-3);
      }
      .string {
        color: var(--ok);
        white-space: pre-wrap;
      }
      .number,
      .boolean {
        color: var(--low);
      }
      .null {
        color: var(--text-3);
      }
      mark[class] {
        background: var(--mark);
        color: var(--mark-text);
        border-radius: 3px;
        padding: 1px 3px;
        font-weight: 600;
      }
      .more {
        min-height: 24px;
        padding: 0 6px;
        font: 500 11px var(--font);
      }
    `,
  ];

  #marked = new Set();
  #above = new Set();

  constructor() {
    super();
    this.opened = new Map();
  }

  willUpdate(changed) {
    if (changed.has('value') || changed.has('marks')) {
      this.#marked = marked(this.value, this.marks ?? []);
      this.#above = new Set();
      for (const pointer of this.#marked) {
        const names = pointer.split('/');
        names.forEach((name, i) => this.#above.add(names.slice(0, i).join('/')));
      }
    }
  }

  #isOpen(pointer, depth, size) {
    return this.opened.get(pointer) ?? (this.#above.has(pointer) || depth < 1 || (depth < 2 && size <= 6));
  }

  #set(pointer, open) {
    this.opened = new Map(this.opened).set(pointer, open);
  }

  render() {
    return html`
      <ul class="root" aria-label=${this.label ?? 'JSON'}>
        ${this.#entries(this.value, '', 0)}
      </ul>
    `;
  }

  #entries(value, pointer, depth) {
    const entries = Array.isArray(value) ? value.map((one, i) => [i, one]) : Object.entries(value ?? {});
    const whole = this.opened.get(`${pointer}#all`) || entries.length <= MANY;
    return html`
      ${(whole ? entries : entries.slice(0, MANY)).map(([name, one]) => this.#entry(name, one, `${pointer}/${name}`, depth))}
      ${
        whole
          ? nothing
          : html`
              <li>
                <button class="more" @click=${() => this.#set(`${pointer}#all`, true)}>all ${entries.length}</button>
              </li>
            `
      }
    `;
  }

  #entry(name, value, pointer, depth) {
    if (value === null || typeof value !== 'object' || digitsOf(value) !== null) {
      return html`
        <li class="leaf">${this.#name(name, false)} ${this.#leaf(value, pointer)}</li>
      `;
    }
    const size = Object.keys(value).length;
    const label = this.#name(name, this.#marked.has(pointer));
    const brackets = html`
      <span class="size" .textContent=${Array.isArray(value) ? `[${size}]` : `{${size}}`}></span>
    `;
    if (size === 0) {
      return html`
        <li class="leaf">${label} ${brackets}</li>
      `;
    }
    const open = this.#isOpen(pointer, depth, size);
    return html`
      <li>
        <button class="toggle" aria-expanded=${open} @click=${() => this.#set(pointer, !open)}>
          <i aria-hidden="true">›</i>
          <span>${label} ${brackets}</span>
        </button>
        ${
          open
            ? html`
                <ul>
                  ${this.#entries(value, pointer, depth + 1)}
                </ul>
              `
            : nothing
        }
      </li>
    `;
  }

  // Texts are bound as properties: spaces of the template would be shown where the event's own are kept.
  #name(name, isMarked) {
    return isMarked
      ? html`
          <mark class="name" .textContent=${`${name}:`}></mark>
        `
      : html`
          <span class="name" .textContent=${`${name}:`}></span>
        `;
  }

  #leaf(value, pointer) {
    const digits = digitsOf(value);
    const kind = value === null ? 'null' : digits === null ? typeof value : 'number';
    const all = kind === 'string' ? value : (digits ?? String(value));
    const cut = all.length > LONG_TEXT && !this.opened.get(`${pointer}#all`);
    const text = cut ? `${all.slice(0, LONG_TEXT)}…` : all;
    const shown = kind === 'string' ? `"${text}"` : text;
    const leaf = this.#marked.has(pointer)
      ? html`
          <mark class=${kind} dir="auto" .textContent=${shown}></mark>
        `
      : html`
          <span class=${kind} dir="auto" .textContent=${shown}></span>
        `;
    const more = () => this.#set(`${pointer}#all`, true);
    return cut
      ? html`
          ${leaf}
          <button class="more" @click=${more}>all ${all.length} characters</button>
        `
      : leaf;
  }
}

customElements.define('bb-tree', Tree);
