/**
 * The options of one kind of channel as a form; what every kind has is folded away.
 *
 *   <bb-channel-options .kind=${kind} .values=${{ url: '…' }} .problems=${{ 'options.url': '…' }}></bb-channel-options>
 *
 * Fires "change" with the values that are not empty.
 */
import { LitElement, html, css } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';

/** Those that many kinds have; they stand at the end of a kind's options. */
const COMMON = new Set(
  'rules tags clusters where stream format template digest digestSamples rate quietHours timeout'.split(' '),
);

class ChannelOptions extends LitElement {
  static properties = {
    kind: { attribute: false },
    values: { attribute: false },
    problems: { attribute: false },
  };
  static styles = [
    controls,
    layout,
    css`
      .options {
        display: grid;
        gap: 12px;
      }
      .pair {
        display: grid;
        grid-template-columns: minmax(0, 0.8fr) minmax(0, 1.4fr) 30px;
        gap: 6px;
      }
      summary {
        cursor: pointer;
        font-weight: 500;
        padding: 4px 0 10px;
      }
    `,
  ];

  render() {
    const options = this.kind?.options ?? [];
    const own = options.filter((option) => !COMMON.has(option.name));
    const common = options.filter((option) => COMMON.has(option.name));
    return html`
      <div class="options">
        ${own.map((option) => this.#field(option))}
        <details ?open=${common.some(({ name }) => this.values[name] || this.problems[`options.${name}`])}>
          <summary>What it is told, and when</summary>
          <div class="options">${common.map((option) => this.#field(option))}</div>
        </details>
      </div>
    `;
  }

  #field(option) {
    if (option.name.endsWith('*')) {
      return this.#many(option);
    }
    const problem = this.problems[`options.${option.name}`];
    return html`
      <label class="field">
        <span>${option.name}${option.required ? '' : html` <em class="hint">optional</em>`}</span>
        ${this.#input(option)}
        ${
          problem
            ? html`
                <em class="notice bad" role="alert">${problem}</em>
              `
            : html`
                <em class="hint">${option.about}</em>
              `
        }
      </label>
    `;
  }

  #input(option) {
    const value = this.values[option.name] ?? '';
    const change = (event) => this.#set(option.name, event.target.value);
    if (option.type === 'choice') {
      return html`
        <select @change=${change}>
          <option value="" ?selected=${value === ''}>${option.default ?? ''}</option>
          ${option.choices.map(
            (choice) => html`
              <option ?selected=${choice === value}>${choice}</option>
            `,
          )}
        </select>
      `;
    }
    if (option.type === 'lines' || option.type === 'expression') {
      return html`
        <textarea rows="3" spellcheck="false" placeholder=${option.default ?? ''} .value=${value} @change=${change}></textarea>
      `;
    }
    return html`
      <input
        type=${option.secret && option.type !== 'url' ? 'password' : 'text'}
        autocomplete="off"
        spellcheck="false"
        ?required=${option.required}
        placeholder=${option.default ?? ''}
        .value=${value}
        @change=${change}
      />
    `;
  }

  /** Options of one beginning, such as header.*: a row each. */
  #many(option) {
    const prefix = option.name.slice(0, -1);
    const names = Object.keys(this.values).filter((name) => name.startsWith(prefix));
    return html`
      <div class="field">
        <span>${option.name} <em class="hint">${option.about}</em></span>
        ${names.map(
          (name) => html`
            <div class="pair">
              <input
                aria-label="Name after ${prefix}"
                .value=${name.slice(prefix.length)}
                @change=${(event) => this.#rename(name, prefix + event.target.value.trim())}
              />
              <input
                aria-label="Value of ${name}"
                type=${option.secret ? 'password' : 'text'}
                autocomplete="off"
                .value=${this.values[name]}
                @change=${(event) => this.#set(name, event.target.value, true)}
              />
              <button type="button" class="ghost icon" aria-label="Remove ${name}" @click=${() => this.#drop(name)}>
                ${icon('close', 12)}
              </button>
            </div>
          `,
        )}
        <div>
          <button type="button" class="small ghost" @click=${() => this.#set(prefix, '', true)}>
            ${icon('plus', 13)}Add
          </button>
        </div>
      </div>
    `;
  }

  #set(name, value, keepEmpty = false) {
    const values = { ...this.values, [name]: value };
    if (value === '' && !keepEmpty) {
      delete values[name];
    }
    this.#tell(values);
  }

  #rename(name, to) {
    this.#tell(Object.fromEntries(Object.entries(this.values).map(([key, value]) => [key === name ? to : key, value])));
  }

  #drop(name) {
    const { [name]: dropped, ...values } = this.values;
    this.#tell(values);
  }

  #tell(values) {
    this.values = values;
    this.dispatchEvent(new CustomEvent('change', { detail: values }));
  }
}

customElements.define('bb-channel-options', ChannelOptions);

