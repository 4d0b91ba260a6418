/**
 * How the texts of rules are coloured: the rule language, and messages with their {placeholders}. It colours alone; what
 * is right is decided by the server's compiler.
 */
import { StreamLanguage } from '@codemirror/language';

const OPERATORS = new Set(['and', 'or', 'not', 'in', 'contains', 'startswith', 'endswith', 'matches']);
const FUNCTIONS = new Set([
  ...['jpath', 'exists', 'any', 'all', 'none', 'cidr'],
  ...['lowercase', 'uppercase', 'base64Decode', 'count', 'length'],
]);
const TAKES_PATH = new Set(['jpath', 'any', 'all', 'none']);
const ATTRIBUTES = new Set([
  ...['cluster', 'provider', 'account', 'project'],
  ...['subscription', 'resourceGroup', 'region', 'source'],
]);

function word(text, state) {
  state.path = TAKES_PATH.has(text);
  if (OPERATORS.has(text)) {
    return 'keyword';
  }
  if (text === 'true' || text === 'false') {
    return 'bool';
  }
  if (FUNCTIONS.has(text)) {
    return 'variableName.function';
  }
  return ATTRIBUTES.has(text) ? 'attributeName' : 'invalid';
}

/** A text inside of jpath(…) is a path; else it is a literal. */
function string(stream, state) {
  const isPath = state.path;
  state.path = false;
  const whole = stream.match(/^"(?:\\.|[^"\\])*"/) !== null;
  if (!whole) {
    stream.skipToEnd();
  }
  return isPath ? 'propertyName' : 'string';
}

function expressionToken(stream, state) {
  if (stream.eatSpace()) {
    return null;
  }
  if (stream.match(/^(?:\/\/|#).*/)) {
    return 'comment';
  }
  if (stream.peek() === '"') {
    return string(stream, state);
  }
  if (stream.match(/^\/(?:\\.|[^/\\])+\//)) {
    return 'regexp';
  }
  if (stream.match(/^@[a-z0-9-]+/)) {
    return 'labelName';
  }
  if (stream.match(/^-?\d+/)) {
    return 'number';
  }
  const found = stream.match(/^[A-Za-z_][\w.]*/);
  if (found) {
    return word(found[0], state);
  }
  if (stream.match(/^(?:<=|>=|!=|[=<>])/)) {
    return 'operator';
  }
  stream.next();
  return null;
}

export const expressionLanguage = StreamLanguage.define({
  name: 'bellbuoy',
  startState: () => ({ path: false }),
  token: expressionToken,
  languageData: {
    commentTokens: { line: '#' },
    closeBrackets: { brackets: ['(', '[', '"'] },
  },
});

export const messageLanguage = StreamLanguage.define({
  name: 'bellbuoy-message',
  token(stream) {
    if (stream.match('{{') || stream.match('}}')) {
      return null;
    }
    if (stream.match(/^\{[^{}]*\}?/)) {
      return 'propertyName';
    }
    stream.next();
    return null;
  },
  languageData: { closeBrackets: { brackets: ['{'] } },
});
