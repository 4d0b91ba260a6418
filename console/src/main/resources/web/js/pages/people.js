/** Who may do what: users and their roles, API tokens of programs. */
import { LitElement, html, css, nothing } from 'lit';
import { controls, layout } from '../ui/styles.js';
import { icon } from '../ui/icon.js';
import { complain, toast } from '../ui/toast.js';
import { ask } from '../ui/dialog.js';
import { all, at, get, put, remove } from '../api/client.js';
import '../ui/badge.js';
import '../ui/states.js';
import '../ui/table.js';
import '../ui/time.js';
import { tokenColumns, userColumns } from './people-columns.js';
import './people-forms.js';

class People extends LitElement {
  static properties = {
    users: { state: true },
    tokens: { state: true },
    problem: { state: true },
    form: { state: true },
  };
  static styles = [
    controls,
    layout,
    css`
      .panel {
        overflow: hidden;
      }
    `,
  ];

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

  #userColumns = userColumns({
    role: (user, event) => this.#role(user, event),
    password: (user) => (this.form = { kind: 'password', user }),
    remove: (user) => this.#remove('user', user.name, 'Who is logged in by that name is logged out.'),
  });

  #tokenColumns = tokenColumns({
    remove: (token) => this.#remove('token', token.id, 'A program that uses it is refused from then on.'),
  });

  render() {
    return html`
      <div class="page">
        <div class="head"><h1>People</h1></div>
        ${
          this.problem && !this.users
            ? html`
                <bb-failure .problem=${this.problem} @retry=${this.#read}></bb-failure>
              `
            : nothing
        }
        <section class="panel">
          <header>
            <h2>Users</h2>
            <button class="small" @click=${() => (this.form = { kind: 'user' })}>${icon('plus', 13)}Add a user</button>
          </header>
          ${
            this.users
              ? html`
                  <bb-table
                    label="Users"
                    .rows=${this.users}
                    .columns=${this.#userColumns}
                    .key=${(u) => u.name}
                    .compact=${(u) => this.#compactUser(u)}
                  ></bb-table>
                `
              : html`
                  <bb-skeleton rows="4"></bb-skeleton>
                `
          }
        </section>
        <section class="panel">
          <header>
            <h2>API tokens</h2>
            <button class="small" @click=${() => (this.form = { kind: 'token' })}>
              ${icon('plus', 13)}Add a token
            </button>
          </header>
          ${
            this.tokens
              ? html`
                  <bb-table
                    label="API tokens"
                    .rows=${this.tokens}
                    .columns=${this.#tokenColumns}
                    .compact=${(t) => this.#compactToken(t)}
                  >
                    <bb-empty
                      slot="empty"
                      icon="key"
                      title="No tokens"
                      text="A token lets a program use the HTTP API with a role of its own."
                    ></bb-empty>
                  </bb-table>
                `
              : html`
                  <bb-skeleton rows="4"></bb-skeleton>
                `
          }
        </section>
      </div>
      ${
        this.form
          ? html`
              <bb-people-form
                .kind=${this.form.kind}
                .user=${this.form.user}
                @saved=${this.#read}
                @close=${() => (this.form = null)}
              ></bb-people-form>
            `
          : nothing
      }
    `;
  }

  #compactUser(user) {
    const [name, role, , actions] = this.#userColumns;
    return html`
      <div class="flow">
        <div class="two cut grow">
          ${name.cell(user)}
          <span class="sub">
            since
            <bb-time value=${user.createdAt} form="day"></bb-time>
          </span>
        </div>
        <div>${role.cell(user)}</div>
        <div>${actions.cell(user)}</div>
      </div>
    `;
  }

  #compactToken(token) {
    const [, role, , end, actions] = this.#tokenColumns;
    return html`
      <div class="flow">
        <div class="two cut grow">
          <span class="flow">
            <span class="cut strong">${token.id}</span>
            ${role.cell(token)}
          </span>
          <span class="sub">${end.cell(token)}</span>
        </div>
        ${actions.cell(token)}
      </div>
    `;
  }
}

customElements.define('bb-people', People);
