/** Who may do what: users and their roles, API tokens of programs. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { complain, toast } from '../ui/toast.js';
import { ask } from '../ui/dialog.js';
import { all, at, get, put, remove } from '../api/client.js';
import { session } from '../api/session.js';
import '../ui/badge.js';
import '../ui/states.js';
import '../ui/table.js';
import '../ui/time.js';
import './people-forms.js';

const ROLES = ['viewer', 'editor', 'operator', 'admin'];
const DAY = 86_400_000;

class People extends LitElement {
  static properties = { users: { state: true }, tokens: { state: true }, problem: { state: true }, form: { state: true } };
  static styles = [controls, layout, css`.panel { overflow: hidden; }`];

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  #read = async () => {
    try {
      [this.users, this.tokens] = await Promise.all([all('/users'), all('/tokens')]);
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  };

  async #role(user, event) {
    const role = event.target.value;
    try {
      const { etag } = await get(at`/users/${user.name}`);
      await put(at`/users/${user.name}`, { role }, { etag });
      toast(`${user.name} is ${role} now`);
    } catch (problem) {
      event.target.value = user.role;
      complain(problem);
    }
    this.#read();
  }

  async #remove(kind, id, text) {
    if (!(await ask({ heading: `Remove ${id}?`, text, action: 'Remove', danger: true }))) {
      return;
    }
    try {
      const path = kind === 'user' ? at`/users/${id}` : at`/tokens/${id}`;
      await remove(path, { etag: (await get(path)).etag });
      toast(`${id} is removed`);
    } catch (problem) {
      complain(problem);
    }
    this.#read();
  }

  get #userColumns() {
    return [
      { name: 'Name', width: 'minmax(140px, 2fr)', sort: (u) => u.name, cell: (u) => html`<span class="flow"><span class="cut strong" dir="auto" title=${u.name}>${u.name}</span>${u.name === session.name ? html`<bb-badge tone="accent">you</bb-badge>` : nothing}${u.mustChangePassword ? html`<bb-badge title="It has not chosen a password of its own yet">invited</bb-badge>` : nothing}${u.provider ? html`<bb-badge title=${u.provider}>single sign-on</bb-badge>` : nothing}</span>` },
      { name: 'Role', width: '124px', sort: (u) => ROLES.indexOf(u.role), cell: (u) => html`<select aria-label="Role of ${u.name}" ?disabled=${u.name === session.name || u.provider} @change=${(e) => this.#role(u, e)}>${ROLES.map((role) => html`<option ?selected=${role === u.role}>${role}</option>`)}</select>` },
      { name: 'Added', width: 'minmax(90px, 1fr)', sort: (u) => u.createdAt ?? '', cell: (u) => html`<span class="muted"><bb-time value=${u.createdAt} form="day"></bb-time></span>` },
      { name: '', width: '92px', end: true, cell: (u) => html`<button class="ghost small icon" title="New password" aria-label="New password for ${u.name}" ?disabled=${u.provider || u.name === session.name} @click=${() => (this.form = { kind: 'password', user: u })}>${icon('key', 14)}</button>
        <button class="ghost small icon" title="Remove" aria-label="Remove ${u.name}" ?disabled=${u.name === session.name} @click=${() => this.#remove('user', u.name, 'Who is logged in by that name is logged out.')}>${icon('trash', 14)}</button>` },
    ];
  }

  get #tokenColumns() {
    return [
      { name: 'Name', width: 'minmax(140px, 2fr)', sort: (t) => t.id, cell: (t) => html`<span class="strong" title=${t.id}>${t.id}</span>` },
      { name: 'Role', width: '94px', sort: (t) => ROLES.indexOf(t.role), cell: (t) => html`<bb-badge>${t.role}</bb-badge>` },
      { name: 'Last use', width: 'minmax(80px, 1fr)', sort: (t) => t.usedAt ?? '', cell: (t) => (t.usedAt ? html`<bb-time value=${t.usedAt} relative></bb-time>` : html`<span class="muted">never</span>`) },
      { name: 'Ends', width: 'minmax(96px, 1fr)', sort: (t) => t.expiresAt ?? '9', cell: (t) => ends(t) },
      { name: '', width: '56px', end: true, cell: (t) => html`<button class="ghost small icon" title="Remove" aria-label="Remove ${t.id}" @click=${() => this.#remove('token', t.id, 'A program that uses it is refused from then on.')}>${icon('trash', 14)}</button>` },
    ];
  }

  render() {
    return html`<div class="page"><div class="head"><h1>People</h1></div>
      ${this.problem && !this.users ? html`<bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>` : nothing}
      <section class="panel"><header><h2>Users</h2><button class="small" @click=${() => (this.form = { kind: 'user' })}>${icon('plus', 13)}Add a user</button></header>
        ${this.users ? html`<bb-table label="Users" .rows=${this.users} .columns=${this.#userColumns} .key=${(u) => u.name} .compact=${(u) => this.#compactUser(u)}></bb-table>` : html`<bb-skeleton rows="4"></bb-skeleton>`}</section>
      <section class="panel"><header><h2>API tokens</h2><button class="small" @click=${() => (this.form = { kind: 'token' })}>${icon('plus', 13)}Add a token</button></header>
        ${this.tokens ? html`<bb-table label="API tokens" .rows=${this.tokens} .columns=${this.#tokenColumns} .compact=${(t) => this.#compactToken(t)}>
          <bb-empty slot="empty" icon="key" title="No tokens" text="A token lets a program use the HTTP API with a role of its own."></bb-empty></bb-table>` : html`<bb-skeleton rows="4"></bb-skeleton>`}</section></div>
      ${this.form ? html`<bb-people-form .kind=${this.form.kind} .user=${this.form.user} @saved=${this.#read} @close=${() => (this.form = null)}></bb-people-form>` : nothing}`;
  }

  #compactUser(user) {
    const [name, role, , actions] = this.#userColumns;
    return html`<div class="flow"><div class="two cut grow">${name.cell(user)}<span class="sub">since <bb-time value=${user.createdAt} form="day"></bb-time></span></div><div>${role.cell(user)}</div><div>${actions.cell(user)}</div></div>`;
  }

  #compactToken(token) {
    const [, role, , end, actions] = this.#tokenColumns;
    return html`<div class="flow"><div class="two cut grow"><span class="flow"><span class="cut strong">${token.id}</span>${role.cell(token)}</span><span class="sub">${end.cell(token)}</span></div>${actions.cell(token)}</div>`;
  }
}

function ends(token) {
  if (!token.expiresAt) {
    return html`<span class="muted">never</span>`;
  }
  const left = Date.parse(token.expiresAt) - Date.now();
  return left < 0 ? html`<bb-badge tone="critical">ended</bb-badge>` : html`<span class=${left < 7 * DAY ? 'soon' : 'muted'}><bb-time value=${token.expiresAt} form="day"></bb-time></span>`;
}

customElements.define('bb-people', People);
