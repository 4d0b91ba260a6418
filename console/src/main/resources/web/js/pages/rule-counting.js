/** How a rule counts its matches: as a form where it may be changed, else to be read. Fires "edit" with {member: value}. */
import { LitElement, html, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import '../ui/words.js';

const SPAN = '[0-9]{1,8}[smhd]';
const NEW_THRESHOLD = { count: 10, within: '5m' };
const NEW_SUPPRESS = { for: '1h' };
const byWords = (by = []) => (by.length ? ` by ${by.join(', ')}` : '');

class RuleCounting extends LitElement {
  static properties = { rule: { attribute: false }, readonly: { type: Boolean } };
  static styles = [controls, layout];

  /** Changes members of the threshold or the suppression; what is empty is left out. */
  #change(member, part) {
    const whole = Object.entries({ ...this.rule[member], ...part }).filter(([, value]) => value !== '' && value?.length !== 0);
    this.#edit({ [member]: Object.fromEntries(whole) });
  }

  #edit(part) {
    this.dispatchEvent(new CustomEvent('edit', { detail: part }));
  }

  render() {
    if (this.readonly && !this.rule.threshold && !this.rule.suppress) {
      return nothing;
    }
    return html`
      <section class="panel">
        <header><h2>Counting</h2></header>
        <div class="body">${this.readonly ? this.#read() : this.#form()}</div>
      </section>
    `;
  }

  #read() {
    const { threshold, suppress } = this.rule;
    const what = threshold?.distinct ? `different values of ${threshold.distinct}` : 'matches';
    return html`
      ${threshold
        ? html`
            <p>Alerts on ${threshold.count} ${what} within ${threshold.within}${byWords(threshold.by)}.</p>
          `
        : nothing}
      ${suppress
        ? html`
            <p>Keeps silent for ${suppress.for} after an alert${byWords(suppress.by)}, and counts what comes.</p>
          `
        : nothing}
    `;
  }

  #form() {
    const { threshold, suppress } = this.rule;
    return html`
      <div class="stack">
        ${this.#switch('threshold', 'Alert only when matches come close together', NEW_THRESHOLD)}
        ${threshold ? this.#threshold(threshold) : nothing}
        ${this.#switch('suppress', 'Keep silent for a while after an alert', NEW_SUPPRESS)}
        ${suppress ? this.#suppress(suppress, Boolean(threshold)) : nothing}
      </div>
    `;
  }

  #switch(member, title, fresh) {
    return html`
      <label class="check">
        <input
          type="checkbox"
          .checked=${Boolean(this.rule[member])}
          @change=${(e) => this.#edit({ [member]: e.target.checked ? fresh : null })}
        />
        ${title}
      </label>
    `;
  }

  #threshold(threshold) {
    return html`
      <label class="field">
        <span>Matches, from 2 to 1,000</span>
        <input
          type="number"
          min="2"
          max="1000"
          .value=${String(threshold.count)}
          @change=${(e) => this.#change('threshold', { count: Number(e.target.value) })}
        />
      </label>
      ${this.#span('threshold', 'within', 'Within, such as 5m')} ${this.#by('threshold', 'Counted apart by')}
      <label class="field">
        <span>Different values of a path, instead of matches</span>
        <input
          class="mono"
          placeholder="objectRef.name"
          .value=${threshold.distinct ?? ''}
          @change=${(e) => this.#change('threshold', { distinct: e.target.value.trim() })}
        />
      </label>
    `;
  }

  /** With a threshold it is silent by what that counts by. */
  #suppress(suppress, counts) {
    return html`
      ${this.#span('suppress', 'for', 'For, such as 1h')} ${counts ? nothing : this.#by('suppress', 'The same thing is what has the same')}
    `;
  }

  #span(member, name, title) {
    return html`
      <label class="field">
        <span>${title}</span>
        <input
          required
          pattern=${SPAN}
          .value=${this.rule[member][name] ?? ''}
          @change=${(e) => this.#change(member, { [name]: e.target.value.trim() })}
        />
      </label>
    `;
  }

  #by(member, title) {
    return html`
      <div class="field">
        <span>${title}</span>
        <bb-words
          label=${title}
          placeholder="user.username"
          .words=${this.rule[member].by ?? []}
          @edit=${(e) => this.#change(member, { by: e.detail })}
        ></bb-words>
      </div>
    `;
  }
}

customElements.define('bb-rule-counting', RuleCounting);
