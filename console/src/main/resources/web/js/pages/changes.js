/** Who changed what, when and from where, with the difference. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { lines } from '../ui/lines.js';
import { icon } from '../ui/icon.js';
import { Pages } from '../api/client.js';
import '../ui/filter-bar.js';
import '../ui/states.js';
import '../ui/time.js';
import '../ui/badge.js';
import '../ui/difference.js';

const PAGE = 50;
const FILTERS = [
  { name: 'object', title: 'Object' },
  { name: 'by', title: 'By' },
];
const PLACES = { rule: '/rules/', cluster: '/clusters/', alert: '/alerts/' };

class Changes extends LitElement {
  static properties = {
    query: { attribute: false },
    items: { state: true },
    problem: { state: true },
    open: { state: true },
    reading: { state: true },
  };
  static styles = [
    controls,
    layout,
    lines,
    css`
      .line {
        display: grid;
        grid-template-columns: 150px 90px minmax(0, 1.3fr) minmax(0, 1fr) minmax(0, 0.7fr) 16px;
        gap: 12px;
        align-items: center;
        padding: 4px 16px;
      }
      .more {
        padding: 12px;
        text-align: center;
      }
      @media (max-width: 700px) {
        .line {
          grid-template: 'object kind arrow' auto 'by by by' auto 'at from from' auto / minmax(0, 1fr) auto 16px;
          gap: 3px 8px;
          padding: 9px 12px;
        }
        .line .object {
          grid-area: object;
        }
        .line .kind {
          grid-area: kind;
        }
        .line svg {
          grid-area: arrow;
        }
        .line .by {
          grid-area: by;
        }
        .line .at {
          grid-area: at;
        }
        .line .from {
          grid-area: from;
        }
      }
    `,
  ];

  #pages = null;

  willUpdate(changed) {
    if (changed.has('query')) {
      this.#begin();
    }
  }

  #begin() {
    const asked = Object.fromEntries(FILTERS.map(({ name }) => [name, this.query.getAll(name)]));
    this.#pages = new Pages('/changes', { ...asked, from: this.query.get('from'), to: this.query.get('to') }, PAGE);
    this.items = null;
    this.open = null;
    this.#more();
  }

  async #more() {
    const pages = this.#pages;
    this.problem = null;
    this.reading = true;
    try {
      const items = await pages.more();
      if (pages === this.#pages) {
        this.items = [...(this.items ?? []), ...items];
      }
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.reading = false;
    }
  }

  render() {
    return html`
      <div class="page">
        <div class="head"><h1>Changes</h1></div>
        <bb-filter-bar .query=${this.query} .filters=${FILTERS} .search=${false}></bb-filter-bar>
        <section class="panel">${this.#list()}</section>
      </div>
    `;
  }

  #list() {
    if (this.problem && !this.items) {
      return html`
        <bb-failure .problem=${this.problem} @retry=${this.#more}></bb-failure>
      `;
    }
    if (!this.items) {
      return html`
        <bb-skeleton rows="10"></bb-skeleton>
      `;
    }
    if (this.items.length === 0) {
      return html`
        <bb-empty
          icon="history"
          title="No changes"
          text="What people and programs change stands here for a year."
        ></bb-empty>
      `;
    }
    return html`
      <ol>
        ${this.items.map((change, i) => this.#change(change, i))}
      </ol>
      ${
        this.#pages.done
          ? nothing
          : html`
              <div class="more"><button ?disabled=${this.reading} @click=${this.#more}>Older ones</button></div>
            `
      }
    `;
  }

  #change(change, i) {
    const { before, after } = change.difference ?? change;
    const [kind, tone] =
      before == null ? ['created', 'ok'] : after == null ? ['removed', 'critical'] : ['changed', 'neutral'];
    const open = this.open === i;
    const slash = change.object.indexOf('/');
    const place = change.object === 'policy' ? '/policy' : PLACES[change.object.slice(0, slash)];
    return html`
      <li>
        <button class="line" aria-expanded=${open} @click=${() => (this.open = open ? null : i)}>
          <span class="at muted"><bb-time value=${change.at}></bb-time></span>
          <span class="kind"><bb-badge tone=${tone}>${kind}</bb-badge></span>
          <span class="object cut mono" title=${change.object}>${change.object}</span>
          <span class="by cut" title=${change.by} dir="auto">${change.by}</span>
          <span class="from cut muted" title=${change.from ?? ''}>${change.from ?? ''}</span>
          ${icon('right', 12)}
        </button>
        ${
          open
            ? html`
                <div class="detail">
                  <bb-difference .before=${before} .after=${after}></bb-difference>
                  ${
                    place && after != null
                      ? html`
                          <div>
                            <a href=${slash > 0 ? place + encodeURIComponent(change.object.slice(slash + 1)) : place}>
                              Open ${change.object}
                            </a>
                          </div>
                        `
                      : nothing
                  }
                </div>
              `
            : nothing
        }
      </li>
    `;
  }
}

customElements.define('bb-changes', Changes);
