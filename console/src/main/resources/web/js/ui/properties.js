/**
 * Sets CSS properties on an element: <div ${properties({ '--share': 0.4, width: '3px' })}>.
 * Lit's styleMap writes a style attribute, which the page's Content-Security-Policy refuses; this sets each
 * property by script, which it allows.
 */
import { noChange } from 'lit';
import { Directive, directive, PartType } from 'lit/directive.js';

class Properties extends Directive {
  #last = {};

  constructor(part) {
    super(part);
    if (part.type !== PartType.ELEMENT) {
      throw new Error('properties() stands inside a tag, without an attribute');
    }
  }

  update(part, [values]) {
    for (const name of Object.keys(this.#last)) {
      if (!(name in values)) {
        part.element.style.removeProperty(name);
      }
    }
    for (const [name, value] of Object.entries(values)) {
      if (this.#last[name] !== value) {
        part.element.style.setProperty(name, String(value));
      }
    }
    this.#last = { ...values };
    return noChange;
  }

  render() {
    return noChange;
  }
}

export const properties = directive(Properties);
