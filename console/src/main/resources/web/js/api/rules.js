/**
 * What the pages know of rules: how to read, check, try and keep them.
 *
 * Pages hold a rule as a draft, in which every member is there (`full`); what is sent and compared is the rule as files
 * have it, without what is empty (`written`).
 */
import { at, get, post, put, remove, request } from './client.js';

/** The members of a rule in the order in which the server writes them, with what they are while nothing was written. */
const EMPTY = {
  id: '',
  name: '',
  severity: 'medium',
  description: '',
  message: '',
  expression: '',
  exceptions: [],
  attack: [],
  tags: [],
  references: [],
  runbook: '',
  falsePositives: [],
  threshold: null,
  suppress: null,
  tests: [],
};

/** What an id may look like. */
export const ID_PATTERN = '[a-z0-9\\-]{1,80}';

/** Stands for the id in the address of a rule that is not stored yet; no rule can have it. */
export const NEW_RULE = '_new';

export const hrefOf = (id) => `/rules/${encodeURIComponent(id)}`;
export const cloneHrefOf = (id) => `/rules/${NEW_RULE}?clone=${encodeURIComponent(id)}`;
export const exportHrefOf = (ids) => `/api/v1/rules.yaml${ids ? `?ids=${ids.map(encodeURIComponent).join(',')}` : ''}`;

/** The rule with every member. */
export function full(rule = {}) {
  const draft = Object.fromEntries(Object.entries(EMPTY).map(([name, empty]) => [name, rule[name] ?? empty]));
  // Who wrote no message gets the name as one; it is not kept as if somebody had written it.
  return draft.message === draft.name ? { ...draft, message: '' } : draft;
}

/** The rule as files have it. */
export function written(draft) {
  const isEmpty = (value) => value === '' || value === null || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.keys(EMPTY)
      .map((name) => [name, draft[name]])
      .filter(([, value]) => !isEmpty(value)),
  );
}

/** The parts that the compiler judges. */
export function texts({ name, message, expression, exceptions }) {
  return { name, message, expression, exceptions };
}

/** An id made of a name: "Shell in a pod" → "shell-in-a-pod". */
export const idOf = (name) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);

// Tests hold events, which must come back as they were.
export const readRule = (id) => get(at`/rules/${id}`, {}, { exactly: true });
export const saveRule = (draft, condition) =>
  put(at`/rules/${draft.id}`, { rule: written(draft) }, { ...condition, exactly: true });
export const removeRule = (id, etag) => remove(at`/rules/${id}`, { etag });
export const historyOf = (id) => at`/rules/${id}/history`;

/** @returns {Promise<object>} a report of what a rule file would do, or has done */
export async function importRules(text, dryRun) {
  const options = { text, type: 'application/yaml', query: { dryRun: String(dryRun) } };
  return (await request('POST', '/rules/import', options)).data;
}

/** @returns {Promise<object[]>} what the compiler says of a draft */
export const check = async (draft, signal) =>
  (await post('/check', { rule: texts(draft) }, { signal })).data;

/** @returns {Promise<object[]>} what came of each event */
export async function tryEvents(draft, events, attributes, signal) {
  return (await post('/trial', { rule: texts(draft), events, attributes }, { signal })).data.results;
}

/** @param {string} last such as PT24H @returns {Promise<string>} the id of the trial */
export const startTrial = async (draft, last) => (await post('/trial', { rule: texts(draft), last })).data.id;
export const readTrial = async (id) => (await get(at`/trial/${id}`)).data;
export const cancelTrial = (id) => remove(at`/trial/${id}`);
