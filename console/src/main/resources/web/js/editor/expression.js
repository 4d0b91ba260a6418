/**
 * An editor for a text of a rule:
 *
 *   <bb-expression label="Expression" kind="expression" .value=${text} .diagnostics=${list} ?readonly=${…}
 *       @edit=${(e) => e.detail} placeholder="…"></bb-expression>
 *
 * kind: "expression" or "message"; `tall` keeps room for several lines. `diagnostics` are the compiler's about this text; they are underlined, with their words
 * where the pointer or F8 goes. `show(diagnostic)` puts the cursor there. "edit" fires with the text at each change.
 */
import { LitElement, html, css, nothing } from 'lit';
import { Compartment, EditorState } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { lintKeymap } from '@codemirror/lint';
import { controls } from '../ui/styles.js';
import { completions } from './completion.js';
import { offsetOf, underlined } from './diagnostics.js';
import { expressionLanguage, messageLanguage } from './language.js';
import { theme } from './theme.js';
import { typesOverSelection } from './typing.js';
import '../ui/diagnostic-list.js';

const LANGUAGES = { expression: expressionLanguage, message: messageLanguage };

class Expression extends LitElement {
  static properties = {
    kind: {},
    label: {},
    value: {},
    placeholder: {},
    diagnostics: { attribute: false },
    readonly: { type: Boolean },
    tall: { type: Boolean },
  };
  static styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 7px;
        min-width: 0;
      }
      .editor {
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        min-width: 0;
      }
      .editor.tall {
        min-height: 96px;
      }
      .editor:hover {
        border-color: var(--text-3);
      }
      .editor:focus-within {
        outline: 2px solid var(--focus);
        outline-offset: -1px;
      }
      .editor.readonly {
        background: var(--surface-2);
        border-color: var(--line);
      }
    `,
  ];

  #view = null;
  #fixed = new Compartment();

  constructor() {
    super();
    this.kind = 'expression';
    this.value = '';
    this.diagnostics = [];
  }

  firstUpdated() {
    this.#create();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) {
      // It was moved within the page.
      this.#create();
    }
  }

  #create() {
    const extensions = [
      this.kind === 'expression' ? [lineNumbers(), highlightActiveLineGutter(), bracketMatching()] : [],
      history(),
      drawSelection(),
      closeBrackets(),
      typesOverSelection,
      LANGUAGES[this.kind],
      theme,
      autocompletion({ override: [completions[this.kind]], icons: false }),
      EditorView.lineWrapping,
      placeholder(this.placeholder ?? ''),
      this.#fixed.of(this.#fixture()),
      EditorView.updateListener.of((update) => update.docChanged && this.#edited(update.state.doc.toString())),
      // Tab takes what is offered; where nothing is, it goes on to the next field, as everywhere on the page.
      keymap.of([{ key: 'Tab', run: acceptCompletion }]),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
    ];
    this.#view = new EditorView({
      state: EditorState.create({ doc: this.value, extensions }),
      parent: this.renderRoot.querySelector('.editor'),
      root: this.renderRoot,
    });
    this.#underline();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = null;
  }

  #fixture() {
    const attributes = { 'aria-label': this.label, 'aria-readonly': String(Boolean(this.readonly)), tabindex: '0' };
    return [
      EditorState.readOnly.of(Boolean(this.readonly)),
      EditorView.editable.of(!this.readonly),
      EditorView.contentAttributes.of(attributes),
    ];
  }

  #edited(text) {
    if (text !== this.value) {
      this.value = text;
      this.dispatchEvent(new CustomEvent('edit', { detail: text }));
    }
  }

  updated(changed) {
    const view = this.#view;
    if (!view) {
      return;
    }
    if (changed.has('value') && view.state.doc.toString() !== this.value) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: this.value } });
    }
    if (changed.has('readonly') || changed.has('label')) {
      view.dispatch({ effects: this.#fixed.reconfigure(this.#fixture()) });
    }
    if (changed.has('diagnostics')) {
      this.#underline();
    }
  }

  #underline() {
    this.#view.dispatch(underlined(this.#view.state, this.diagnostics ?? []));
  }

  /** Puts the cursor where the diagnostic is. */
  show(diagnostic) {
    this.#view.focus();
    this.#view.dispatch({
      selection: { anchor: offsetOf(this.#view.state.doc, diagnostic) },
      scrollIntoView: true,
    });
  }

  focus() {
    this.#view?.focus();
  }

  render() {
    return html`
      <div class="editor ${this.tall ? 'tall' : ''} ${this.readonly ? 'readonly' : ''}"></div>
      ${
        this.diagnostics?.length
          ? html`
              <bb-diagnostic-list
                goes
                .diagnostics=${this.diagnostics}
                @go=${(e) => this.show(e.detail)}
              ></bb-diagnostic-list>
            `
          : nothing
      }
    `;
  }
}

customElements.define('bb-expression', Expression);
