/** What the pages know of the policy: its draft and its versions, how to read and change them. */
import { all, at, get, post, put, remove } from './client.js';

/** What a match does, as the API takes it. */
export const MODES = [
  { value: 'alert', title: 'Alert', text: 'A match raises an alert.' },
  { value: 'shadow', title: 'Shadow', text: 'Matches are counted and shown; they raise nothing and stop nothing.' },
  { value: 'ignore', title: 'Ignore', text: "A match ends the event's way and raises nothing." },
];

/** How many alerts one event may raise. */
export const MATCHES = [
  { value: 'first', title: 'the first match alone', text: 'The first rule that matches ends an event’s way.' },
  { value: 'all', title: 'every match', text: 'Every rule that matches raises an alert.' },
];

const DRAFT = '/policy';

export const readDraft = (signal) => get(DRAFT, {}, { signal });
export const saveDraft = (order, etag) => put(DRAFT, order, { etag });
export const discardDraft = (etag) => remove(DRAFT, { etag });
export const publishDraft = async (comment, etag) => (await post(`${DRAFT}/publish`, { comment }, { etag })).data;

/** What publishing the draft would change, with the tag that publishing just this takes. */
export const readDifference = () => get(`${DRAFT}/difference`);

/** The versions, newest first; what only counts can do with the first. */
export const readVersions = () => all(`${DRAFT}/versions`);
export const readNewest = async () => (await get(`${DRAFT}/versions`, { limit: 1 })).data.items[0] ?? null;

/** What came with a version, seen from another; 0 is that nothing is in force. */
export const compareVersions = async (from, to) => (await get(at`/policy/versions/${to}/difference`, { from })).data;

export const restoreVersion = async (version, comment) =>
  (await post(at`/policy/versions/${version}/restore`, { comment })).data;

/** Who changed the draft, or published, last; null where nobody says. */
export async function lastChange() {
  const { data } = await get('/changes', { object: 'policy', limit: 1 });
  return data.items[0] ?? null;
}

/** Whether a cluster's name fits one of the globs; none: all fit. */
export function fits(name, globs) {
  return globs.length === 0 || globs.some((glob) => pattern(glob).test(name));
}

function pattern(glob) {
  const literal = glob.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll(/\*+/g, '.*').replaceAll('?', '.')}$`);
}
