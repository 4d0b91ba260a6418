/** Audit events as people paste them. */
import { parseExactly } from './exact-json.js';

/**
 * @param {string} text one event, an array, an EventList, or one of them a line
 * @returns {object[]} the events
 * @throws {Error} with a sentence for who pasted it
 */
export function eventsOf(text) {
  const whole = parsed(text);
  if (whole.value !== undefined) {
    return unwrapped(whole.value);
  }
  const lines = text.split('\n').map((line, i) => ({ line: line.trim(), n: i + 1 }));
  const filled = lines.filter(({ line }) => line);
  if (filled.length < 2 || parsed(filled[0].line).value === undefined) {
    throw new Error(`This is no JSON: ${whole.why}`);
  }
  return filled.flatMap(({ line, n }) => {
    const one = parsed(line);
    if (one.value === undefined) {
      throw new Error(`Line ${n} is no JSON: ${one.why}`);
    }
    return unwrapped(one.value);
  });
}

function parsed(text) {
  try {
    return { value: parseExactly(text) };
  } catch (failure) {
    return { why: failure.message };
  }
}

function unwrapped(value) {
  if (Array.isArray(value)) {
    return value.flatMap(unwrapped);
  }
  return value?.kind === 'EventList' && Array.isArray(value.items) ? value.items : [value];
}

/**
 * @param {string} text an event, or a test as "Copy as test" of an alert writes it
 * @returns {{name: string|null, match: boolean|null, event: object}}
 */
export function testOf(text) {
  const copied = /^- name: ("(?:\\.|[^"\\])*")\n {2}match: (true|false)\n {2}event: ([\s\S]*)$/.exec(text.trim());
  const events = eventsOf(copied ? copied[3] : text);
  if (events.length !== 1 || events[0] === null || typeof events[0] !== 'object') {
    throw new Error('A test has one event: an object in JSON.');
  }
  return copied
    ? { name: JSON.parse(copied[1]), match: copied[2] === 'true', event: events[0] }
    : { name: null, match: null, event: events[0] };
}

/** "mallory create pods shop/miner", as far as it is known. */
export function titleOf(event) {
  const { resource, subresource, namespace, name } = event?.objectRef ?? {};
  const kind = [resource, subresource].filter(Boolean).join('/');
  const object = [namespace, name].filter(Boolean).join('/');
  return [event?.user?.username, event?.verb, kind, object].filter(Boolean).join(' ') || 'event';
}
