/** What is offered while an expression or a message is written. */
import { insertCompletionText, startCompletion } from '@codemirror/autocomplete';
import { comparedPath, placeIn } from './place.js';
import { fields, vocabulary } from './words.js';

/** Words that are written with what follows them; the cursor stands at the bar. */
const SHAPES = {
  jpath: 'jpath("|")',
  exists: 'exists(jpath("|"))',
  any: 'any("|", )',
  all: 'all("|", )',
  none: 'none("|", )',
  cidr: 'cidr("|")',
  lowercase: 'lowercase(jpath("|"))',
  uppercase: 'uppercase(jpath("|"))',
  base64Decode: 'base64Decode(jpath("|"))',
  count: 'count(jpath("|"))',
  length: 'length(jpath("|"))',
};

const LONGEST_DETAIL = 28;

/** For CodeMirror's autocompletion: offers for a text of that kind. */
export const completions = { expression: inExpression, message: inMessage };

async function inExpression(context) {
  const before = context.state.sliceDoc(0, context.pos);
  const place = placeIn(before);
  if (place.kind === 'path') {
    return offer(place.from, await paths(place.within, true));
  }
  if (place.kind === 'text') {
    const path = comparedPath(before.slice(0, place.from));
    return path ? offer(place.from, await values(join(place.within, path))) : null;
  }
  const word = context.matchBefore(/@?[A-Za-z0-9-]*/);
  if (place.kind === 'comment' || (word.from === word.to && !context.explicit)) {
    return null;
  }
  return { ...offer(word.from, await words(word.text.startsWith('@'))), validFor: /^@?[\w-]*$/ };
}

async function inMessage(context) {
  const hole = context.matchBefore(/\{[^{}]*/);
  if (!hole || context.state.sliceDoc(hole.from - 1, hole.from) === '{') {
    return null;
  }
  const { attributes } = await vocabulary();
  const named = attributes.map((one) => ({ label: one.name, type: 'variable', info: one.help }));
  return offer(hole.from + 1, [...(await paths('', false)), ...named]);
}

const offer = (from, options) => ({ from, options, validFor: /^[^"{}]*$/ });

/** Paths of recent events; below `within` they are relative to it. */
async function paths(within, escapes) {
  const from = within ? `${within}.` : '';
  const found = (await fields()).filter((one) => one.path.startsWith(from));
  const below = found.map((one) => option(one, one.path.slice(from.length), escapes));
  return within ? [{ label: '@', detail: 'this value itself', boost: 1 }, ...below] : below;
}

function option({ path, type, example, seen }, label, escapes) {
  const text = escapes ? label.replace(/[\\"]/g, '\\$&') : label;
  return {
    label,
    apply: text,
    type: 'property',
    detail: example === null ? type : cut(example),
    info: `${path}\n${type}${example === null ? '' : `, for example: ${example}`}\nin ${seen} of the events looked at`,
    // What most events have comes first among what fits as well.
    boost: Math.min(20, Math.log2(1 + seen)),
  };
}

const cut = (text) => (text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL)}…` : text);

async function values(path) {
  const known = (await fields()).find((one) => one.path === path);
  if (!known || known.example === null) {
    return [];
  }
  const text = JSON.stringify(known.example).slice(1, -1);
  return [{ label: known.example, apply: text, detail: `seen in ${path}`, type: 'text' }];
}

async function words(isList) {
  const { keywords, functions, attributes, lists } = await vocabulary();
  const listed = lists.map((one) => ({ label: one.name, type: 'constant', detail: 'list', info: one.help }));
  if (isList) {
    return listed;
  }
  const named = (type, detail) => (one) => ({
    label: one.name,
    type,
    detail,
    info: one.help,
    apply: SHAPES[one.name] ? shaped : undefined,
    boost: one.name === 'jpath' ? 10 : 0,
  });
  return [
    ...keywords.map(named('keyword', '')),
    ...functions.map(named('function', 'function')),
    ...attributes.map(named('variable', 'attribute')),
    ...listed,
  ];
}

/** Writes the word's shape and puts the cursor into it; where that is a path, paths are offered at once. */
function shaped(view, completion, from, to) {
  const shape = SHAPES[completion.label];
  const written = view.state.sliceDoc(to, to + 1) === '(' ? `${completion.label}|` : shape;
  const text = written.replace('|', '');
  view.dispatch({
    ...insertCompletionText(view.state, text, from, to),
    selection: { anchor: from + written.indexOf('|') },
  });
  if (text.includes('"')) {
    startCompletion(view);
  }
}

function join(within, path) {
  if (path.startsWith('$.')) {
    return path.slice(2);
  }
  return path === '@' ? within : within ? `${within}.${path}` : path;
}
