/** Where the cursor stands in a text of a rule, as far as completion must know it. */

const PIECE = /"(?:\\.|[^"\\])*"|\/\/[^\n]*|#[^\n]*|\/(?:\\.|[^/\\\n])+\/|[A-Za-z]\w*|[(),]|"/g;
const QUANTIFIERS = ['any', 'all', 'none'];

/**
 * @param {string} before the expression as far as the cursor
 * @returns {{kind: 'path'|'text'|'comment'|'code', from: number, within: string}} `from`: where the path or text begins;
 *     `within`: the path that an enclosing any, all or none walks, to which paths are relative
 */
export function placeIn(before) {
  const open = [];
  let word = '';
  for (const piece of before.matchAll(PIECE)) {
    const text = piece[0];
    if (text === '"') {
      const from = piece.index + 1;
      const last = open.at(-1);
      const isPath = last && word === '(' && (last.word === 'jpath' || QUANTIFIERS.includes(last.word));
      return { kind: isPath ? 'path' : 'text', from, within: prefix(open) };
    }
    if ((text.startsWith('//') || text.startsWith('#')) && piece.index + text.length === before.length) {
      return { kind: 'comment', from: piece.index, within: '' };
    }
    if (text === '(') {
      open.push({ word, path: null });
    } else if (text === ')') {
      open.pop();
    } else if (text.startsWith('"') && word === '(' && open.length) {
      open.at(-1).path = text.slice(1, -1);
    }
    word = text;
  }
  return { kind: 'code', from: before.length, within: prefix(open) };
}

function prefix(open) {
  const paths = open.filter((one) => QUANTIFIERS.includes(one.word) && one.path).map((one) => one.path);
  return paths.reduce((outer, path) => (path.startsWith('$.') ? path.slice(2) : outer ? `${outer}.${path}` : path), '');
}

/** The path that a literal at the end of the text is compared with: jpath("verb") = " → verb. */
export function comparedPath(before) {
  const comparison =
    /jpath\(\s*"((?:\\.|[^"\\])*)"\s*\)+\s*(?:=|!=|(?:not\s+)?(?:contains|startswith|endswith|in\s*\((?:[^()]*,)?))\s*"?$/;
  return comparison.exec(before)?.[1] ?? null;
}
