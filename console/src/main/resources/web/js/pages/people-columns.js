/** How users and API tokens look in a table. */
import { html, nothing } from 'lit';
import { icon } from '../ui/icon.js';
import { session } from '../api/session.js';
import '../ui/badge.js';
import '../ui/time.js';

const ROLES = ['viewer', 'editor', 'operator', 'admin'];
const DAY = 86_400_000;

/** @param {{role: (user, event) => void, password: (user) => void, remove: (user) => void}} actions */
export function userColumns(actions) {
  return [
    {
      name: 'Name',
      width: 'minmax(140px, 2fr)',
      sort: (u) => u.name,
      cell: (u) => html`
        <span class="flow">
          <span class="cut strong" dir="auto" title=${u.name}>${u.name}</span>
          ${
            u.name === session.name
              ? html`
                  <bb-badge tone="accent">you</bb-badge>
                `
              : nothing
          }${
            u.mustChangePassword
              ? html`
                  <bb-badge title="It has not chosen a password of its own yet">invited</bb-badge>
                `
              : nothing
          }${
            u.provider
              ? html`
                  <bb-badge title=${u.provider}>single sign-on</bb-badge>
                `
              : nothing
          }
        </span>
      `,
    },
    {
      name: 'Role',
      width: '124px',
      sort: (u) => ROLES.indexOf(u.role),
      cell: (u) => html`
        <select
          aria-label="Role of ${u.name}"
          ?disabled=${u.name === session.name || u.provider}
          @change=${(e) => actions.role(u, e)}
        >
          ${ROLES.map(
            (role) => html`
              <option ?selected=${role === u.role}>${role}</option>
            `,
          )}
        </select>
      `,
    },
    {
      name: 'Added',
      width: 'minmax(90px, 1fr)',
      sort: (u) => u.createdAt ?? '',
      cell: (u) => html`
        <span class="muted"><bb-time value=${u.createdAt} form="day"></bb-time></span>
      `,
    },
    {
      name: '',
      width: '92px',
      end: true,
      cell: (u) => html`
        <button
          class="ghost small icon"
          title="New password"
          aria-label="New password for ${u.name}"
          ?disabled=${u.provider || u.name === session.name}
          @click=${() => actions.password(u)}
        >
          ${icon('key', 14)}
        </button>
        <button
          class="ghost small icon"
          title="Remove"
          aria-label="Remove ${u.name}"
          ?disabled=${u.name === session.name}
          @click=${() => actions.remove(u)}
        >
          ${icon('trash', 14)}
        </button>
      `,
    },
  ];
}

/** @param {{remove: (token) => void}} actions */
export function tokenColumns(actions) {
  return [
    {
      name: 'Name',
      width: 'minmax(140px, 2fr)',
      sort: (t) => t.id,
      cell: (t) => html`
        <span class="strong" title=${t.id}>${t.id}</span>
      `,
    },
    {
      name: 'Role',
      width: '94px',
      sort: (t) => ROLES.indexOf(t.role),
      cell: (t) => html`
        <bb-badge>${t.role}</bb-badge>
      `,
    },
    {
      name: 'Last use',
      width: 'minmax(80px, 1fr)',
      sort: (t) => t.usedAt ?? '',
      cell: (t) =>
        t.usedAt
          ? html`
              <bb-time value=${t.usedAt} relative></bb-time>
            `
          : html`
              <span class="muted">never</span>
            `,
    },
    { name: 'Ends', width: 'minmax(96px, 1fr)', sort: (t) => t.expiresAt ?? '9', cell: (t) => ends(t) },
    {
      name: '',
      width: '56px',
      end: true,
      cell: (t) => html`
        <button class="ghost small icon" title="Remove" aria-label="Remove ${t.id}" @click=${() => actions.remove(t)}>
          ${icon('trash', 14)}
        </button>
      `,
    },
  ];
}

function ends(token) {
  if (!token.expiresAt) {
    return html`
      <span class="muted">never</span>
    `;
  }
  const left = Date.parse(token.expiresAt) - Date.now();
  return left < 0
    ? html`
        <bb-badge tone="critical">ended</bb-badge>
      `
    : html`
        <span class=${left < 7 * DAY ? 'soon' : 'muted'}><bb-time value=${token.expiresAt} form="day"></bb-time></span>
      `;
}
