/**
 * Finds in a JSON value what a rule's path reaches, to mark it. It follows the rule language's paths closely enough for
 * marking; what matches is decided by the server alone.
 */

const MOST = 500;

/**
 * @param {any} root
 * @param {{path: string, value?: string}[]} marks only values whose text is the mark's, where it has one
 * @returns {Set<string>} places such as "/requestObject/spec/containers/0/image"
 */
export function marked(root, marks) {
  const found = new Set();
  for (const mark of marks) {
    const steps = parse(mark.path);
    const places = steps ? walk(root, '', steps, []) : [];
    const exact = places.filter((place) => mark.value === undefined || textOf(place.value) === mark.value);
    // A value that was cut or redacted in the evidence is marked by its path alone.
    for (const place of exact.length ? exact : places) {
      found.add(place.pointer);
    }
  }
  return found;
}

function textOf(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** @returns {{name?: string, any?: boolean, deep?: boolean, index?: number}[]|null} null: not a path */
export function parse(path) {
  const steps = [];
  let rest = path;
  let deep = false;
  while (rest) {
    let match;
    if (rest.startsWith('..')) {
      deep = true;
      rest = rest.slice(2);
    } else if (rest.startsWith('.')) {
      rest = rest.slice(1);
    } else if ((match = /^\[(\*|#)?\]/.exec(rest)) || (match = /^[*#](?=[.[]|$)/.exec(rest))) {
      steps.push({ any: true, deep });
      deep = false;
      rest = rest.slice(match[0].length);
    } else if ((match = /^\[(-?\d+)\]/.exec(rest))) {
      steps.push({ index: Number(match[1]) });
      rest = rest.slice(match[0].length);
    } else if ((match = /^\[(['"])((?:\\.|(?!\1).)*)\1\]/.exec(rest)) || (match = /^()((?:\\.|[^.[\\])+)/.exec(rest))) {
      steps.push({ name: match[2].replace(/\\(.)/g, '$1'), deep });
      deep = false;
      rest = rest.slice(match[0].length);
    } else {
      return null;
    }
  }
  return steps;
}

function walk(value, pointer, steps, out) {
  if (out.length >= MOST || value === undefined) {
    return out;
  }
  if (steps.length === 0) {
    if (Array.isArray(value)) {
      value.forEach((one, i) => out.push({ value: one, pointer: `${pointer}/${i}` }));
    } else {
      out.push({ value, pointer });
    }
    return out;
  }
  const [step, ...rest] = steps;
  const isObject = value !== null && typeof value === 'object';
  if (!isObject) {
    return out;
  }
  const children = Object.entries(value);
  const numbered = Array.isArray(value) && (step.index !== undefined || /^\d+$/.test(step.name ?? ''));
  if (numbered) {
    const at = step.index ?? Number(step.name);
    const index = at < 0 ? value.length + at : at;
    walk(value[index], `${pointer}/${index}`, rest, out);
  } else if (step.any) {
    children.forEach(([name, one]) => walk(one, `${pointer}/${name}`, rest, out));
  } else if (Array.isArray(value)) {
    value.forEach((one, i) => walk(one, `${pointer}/${i}`, steps, out));
    return out;
  } else if (step.name !== undefined && Object.hasOwn(value, step.name)) {
    walk(value[step.name], `${pointer}/${step.name}`, rest, out);
  }
  if (step.deep) {
    children.forEach(([name, one]) => walk(one, `${pointer}/${name}`, steps, out));
  }
  return out;
}
