/** A rule as a text to be compared line by line. It looks like a rule file and is read by people alone. */
import { full, written } from './rules.js';

/** @param {object|null} rule @returns {string|null} null stays null */
export function comparable(rule) {
  return rule === null ? null : members(written(full(rule)), '');
}

function members(object, indent) {
  return Object.entries(object)
    .map(([name, value]) => `${indent}${name}:${after(name, value, indent)}`)
    .join('\n');
}

function after(name, value, indent) {
  if (name === 'event') {
    return ` ${JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`)}`;
  }
  if (Array.isArray(value)) {
    return value.map((one) => `\n${indent}  - ${item(one, `${indent}    `)}`).join('');
  }
  const lines = String(value).trimEnd().split('\n');
  const isBlock = lines.length > 1 || name === 'expression';
  return isBlock ? ` |${lines.map((line) => `\n${indent}  ${line}`).join('')}` : ` ${lines[0]}`;
}

const item = (value, indent) => (typeof value === 'object' ? members(value, indent).trimStart() : String(value));
