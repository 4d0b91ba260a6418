/**
 * The frame of the page: navigation at the side, the page itself, notes, the palette. It shows the login where
 * nobody is logged in, and the change of a password where that must come first.
 */
import { LitElement, html, css, nothing } from 'lit';
import { controls } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { session } from '../api/session.js';
import { router, navigate } from './router.js';
import { PageOutlet } from './page-outlet.js';
import { Shortcuts } from './shortcuts.js';
import './navigation.js';
import './connection.js';
import '../ui/states.js';
import '../ui/toast.js';

class App extends LitElement {
  static properties = { open: { state: true }, failure: { state: true }, palette: { state: true } };
  static styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template: 'side main' 100dvh / var(--side) minmax(0, 1fr);
        height: 100dvh;
      }
      :host(.bare) {
        display: block;
      }
      .skip {
        position: absolute;
        left: 12px;
        top: -60px;
        z-index: 99;
        padding: 8px 12px;
        background: var(--surface);
        border-radius: var(--radius);
      }
      .skip:focus {
        top: 12px;
      }
      bb-navigation {
        grid-area: side;
      }
      .content {
        grid-area: main;
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      main {
        position: relative;
        flex: 1;
        min-height: 0;
        overflow: auto;
        scrollbar-gutter: stable;
      }
      main:focus-visible {
        outline: none;
      }
      .top {
        display: none;
      }
      .veil {
        display: none;
      }
      @media (max-width: 860px) {
        :host {
          grid-template: 'main' 100dvh / minmax(0, 1fr);
        }
        main {
          scrollbar-gutter: auto;
        }
        .top {
          display: flex;
          align-items: center;
          gap: 8px;
          height: 48px;
          padding: 0 8px;
          border-bottom: 1px solid var(--line);
          background: var(--surface);
          flex: none;
        }
        .top strong {
          flex: 1;
          font-size: var(--size-l);
          font-weight: 600;
        }
        bb-navigation {
          position: fixed;
          z-index: 60;
          inset: 0 auto 0 0;
          width: 248px;
          visibility: hidden;
          transform: translateX(-100%);
          transition:
            transform 0.16s,
            visibility 0.16s;
        }
        bb-navigation[open] {
          visibility: visible;
          transform: none;
          box-shadow: var(--shadow-high);
        }
        .veil.open {
          display: block;
          position: fixed;
          inset: 0;
          z-index: 50;
          background: var(--veil);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        bb-navigation {
          transition: none !important;
        }
      }
    `,
  ];

  #outlet = new PageOutlet(this);
  #shortcuts = new Shortcuts(
    () => (this.palette = true),
    () => this.#help(),
  );

  constructor() {
    super();
    session.addEventListener('change', () => this.#changed());
    router.addEventListener('change', () => this.#moved());
  }

  connectedCallback() {
    super.connectedCallback();
    this.#shortcuts.listen();
    this.#begin();
  }

  async #begin() {
    this.failure = null;
    try {
      await session.load();
    } catch (problem) {
      this.failure = problem;
    }
  }

  #changed() {
    if (session.state === 'none' && router.path !== '/login') {
      const here = location.pathname + location.search;
      navigate(here === '/' ? '/login' : `/login?next=${encodeURIComponent(here)}`, { replace: true });
    } else if (session.state === 'open' && router.path === '/login') {
      navigate(inside(router.query.get('next')), { replace: true });
    }
    this.requestUpdate();
  }

  #moved() {
    this.open = false;
    if (session.state !== 'unknown') {
      this.#changed();
    }
  }

  async #showPalette() {
    await import('./palette.js');
  }

  async #help() {
    await import('./help.js');
    this.renderRoot.querySelector('bb-help').show();
  }

  updated() {
    this.classList.toggle('bare', session.state !== 'open');
    if (this.palette) {
      this.#showPalette();
    }
  }

  render() {
    if (this.failure) {
      return html`
        <bb-failure .problem=${this.failure} @retry=${this.#begin}></bb-failure>
      `;
    }
    if (session.state === 'unknown') {
      return nothing;
    }
    if (session.state !== 'open') {
      return html`
        <main>${this.#outlet.special(session.state)}</main>
        <bb-toasts></bb-toasts>
      `;
    }
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>Skip to the content</a>
      <bb-navigation
        ?open=${this.open}
        .path=${router.path}
        @palette=${() => (this.palette = true)}
        @help=${this.#help}
      ></bb-navigation>
      <div class="veil ${this.open ? 'open' : ''}" @click=${() => (this.open = false)}></div>
      <div class="content">
        <div class="top">
          <button
            class="ghost icon"
            aria-label="Menu"
            aria-expanded=${Boolean(this.open)}
            @click=${() => (this.open = true)}
          >
            ${icon('menu')}
          </button>
          <strong>Bellbuoy</strong>
          <button class="ghost icon" aria-label="Go to…" @click=${() => (this.palette = true)}>
            ${icon('search')}
          </button>
        </div>
        <bb-connection></bb-connection>
        <main id="main" tabindex="-1">${this.#outlet.page(router)}</main>
      </div>
      <bb-toasts></bb-toasts>
      <bb-palette ?open=${this.palette} @close=${() => (this.palette = false)}></bb-palette>
      <bb-help></bb-help>
    `;
  }

  #skip(event) {
    event.preventDefault();
    this.renderRoot.querySelector('main').focus();
  }
}

/** Only a path of our own is a place to go on to after the login. */
function inside(next) {
  return next && next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}

customElements.define('bb-app', App);
