/** Drawings of 16 × 16, in the colour of the text: icon('alert'). They mean nothing to a screen reader. */
import { html, svg } from 'lit';

const SHAPES = {
  buoy: svg`<path d="M8 1.5v1.7M4.7 10V7a3.3 3.3 0 0 1 6.6 0v3l1.2 1.6H3.5z"/><path d="M1.5 14.2c1.6 0 1.6-1 3.2-1s1.7 1 3.3 1 1.7-1 3.3-1 1.6 1 3.2 1"/>`,
  overview: svg`<path d="M2 9.5h4V14H2zM2 2h4v4.5H2zM9.5 2H14v4.5H9.5zM9.5 9.5H14V14H9.5z"/>`,
  alert: svg`<path d="M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8zM6.5 14.5h3M8 1.5V3"/>`,
  grid: svg`<path d="M2 2.5h12v11H2zM2 6.2h12M2 9.8h12M6 2.5v11M10 2.5v11"/>`,
  rule: svg`<path d="M4 1.5h5.5L13 5v9.5H4zM9.5 1.5V5H13M6.3 8h4.4M6.3 11h4.4"/>`,
  policy: svg`<path d="M6.5 3.5H14M6.5 8H14M6.5 12.5H14M2 3.5h1.5M2 8h1.5M2 12.5h1.5"/>`,
  cluster: svg`<path d="M8 1.5 13.6 4.7v6.6L8 14.5 2.4 11.3V4.7zM8 8v6.5M8 8l5.6-3.3M8 8 2.4 4.7"/>`,
  channel: svg`<path d="M14 2 7 9M14 2l-4.3 12L7 9 2 6.3z"/>`,
  people: svg`<path d="M6 7.5a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM1.5 13.7c0-2.4 2-4 4.5-4s4.5 1.6 4.5 4M10.8 2.6a2.5 2.5 0 0 1 0 4.7M12.3 10c1.4.6 2.3 1.9 2.3 3.7"/>`,
  history: svg`<path d="M2.2 8a5.8 5.8 0 1 0 1.9-4.3L2.2 5.5M2.2 2.3v3.2h3.2M8 4.8V8l2.3 1.6"/>`,
  search: svg`<path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7 14 14"/>`,
  close: svg`<path d="m3.5 3.5 9 9M12.5 3.5l-9 9"/>`,
  check: svg`<path d="m2.8 8.6 3.4 3.4 7-7.6"/>`,
  copy: svg`<path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  down: svg`<path d="m3.5 6 4.5 4.5L12.5 6"/>`,
  up: svg`<path d="m3.5 10 4.5-4.5 4.5 4.5"/>`,
  right: svg`<path d="m6 3.5 4.5 4.5L6 12.5"/>`,
  left: svg`<path d="M10 3.5 5.5 8l4.5 4.5"/>`,
  menu: svg`<path d="M2 4h12M2 8h12M2 12h12"/>`,
  more: svg`<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.4"/>`,
  sun: svg`<path d="M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7"/>`,
  moon: svg`<path d="M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z"/>`,
  auto: svg`<path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z"/><path d="M8 2v12a6 6 0 0 0 0-12z" fill="currentColor"/>`,
  clock: svg`<path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.7V8l2.2 1.5"/>`,
  logout: svg`<path d="M6 2H2.5v12H6M10 4.5 13.5 8 10 11.5M13.5 8H6"/>`,
  download: svg`<path d="M8 2v8M4.7 7 8 10.2 11.3 7M2.5 13.5h11"/>`,
  upload: svg`<path d="M8 10.2V2.2M4.7 5.2 8 2l3.3 3.2M2.5 13.5h11"/>`,
  wrong: svg`<path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2"/>`,
  warning: svg`<path d="M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6h.01"/>`,
  info: svg`<path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5V11M8 5.2h.01"/>`,
  filter: svg`<path d="M2 3h12M4.5 8h7M6.8 13h2.4"/>`,
  edit: svg`<path d="m2.5 13.5.7-3L10.7 3l2.3 2.3-7.5 7.5z"/>`,
  trash: svg`<path d="M2.5 4h11M6 4V2.3h4V4M3.8 4l.7 9.7h7l.7-9.7"/>`,
  key: svg`<path d="M5.5 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7.6 7.9 13.5 2M10.8 4.7l2 2"/>`,
  external: svg`<path d="M9 2.5h4.5V7M13.5 2.5 7 9M11.5 9.5v4h-9v-9h4"/>`,
  shield: svg`<path d="M8 1.7 13.3 3.5v4.2c0 3.3-2.2 5.5-5.3 6.6-3.1-1.1-5.3-3.3-5.3-6.6V3.5z"/>`,
  refresh: svg`<path d="M13.7 6.5A5.8 5.8 0 0 0 3 5.2M2.5 2.5v3h3M2.3 9.5A5.8 5.8 0 0 0 13 10.8M13.5 13.5v-3h-3"/>`,
  play: svg`<path d="M4.5 2.5 13 8l-8.5 5.5z"/>`,
  grip: svg`<path d="M6 3.5h.01M10 3.5h.01M6 8h.01M10 8h.01M6 12.5h.01M10 12.5h.01" stroke-width="2.2"/>`,
  offline: svg`<path d="M2 2l12 12M1.8 6.3A9 9 0 0 1 5 4.3M8.5 3.6a9 9 0 0 1 5.7 2.7M4.2 8.8a5.5 5.5 0 0 1 2.4-1.4M8 12.5h.01"/>`,
};

/** @param {keyof typeof SHAPES} name */
export function icon(name, size = 16) {
  return html`
    <svg
      width=${size}
      height=${size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      ${SHAPES[name] ?? SHAPES.info}
    </svg>
  `;
}
