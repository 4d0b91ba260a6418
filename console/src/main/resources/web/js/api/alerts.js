/**
 * What the pages know of alerts: their filters, their state, how to read and change them.
 */
import { at, get, post } from './client.js';

/** Reasons for closing, as the API takes them. */
export const REASONS = [
  { value: 'resolved', title: 'Resolved: it was real and is dealt with' },
  { value: 'false-positive', title: 'False positive: the rule should not have matched' },
  { value: 'expected', title: 'Expected: real, and allowed' },
  { value: 'duplicate', title: 'Duplicate of another alert' },
];

/** Query parameters that the API takes; all may be given several times but from, to and q. */
export const FIELDS = ['cluster', 'severity', 'rule', 'user', 'namespace', 'verb', 'resource', 'attack', 'state'];

/** Spans that one chooses by a name; the value of the parameter `span`. */
export const SPANS = [
  { value: '15m', title: 'Last 15 minutes', millis: 15 * 60e3 },
  { value: '1h', title: 'Last hour', millis: 3600e3 },
  { value: '24h', title: 'Last 24 hours', millis: 86_400e3 },
  { value: '7d', title: 'Last 7 days', millis: 7 * 86_400e3 },
  { value: '30d', title: 'Last 30 days', millis: 30 * 86_400e3 },
];
const DEFAULT_SPAN = SPANS[2];

/** @param {URLSearchParams} query of the page @returns {{from: number, to: number|null, span: object|null}} */
export function range(query, now = Date.now()) {
  const from = Date.parse(query.get('from') ?? '');
  const to = Date.parse(query.get('to') ?? '');
  if (!Number.isNaN(from)) {
    return { from, to: Number.isNaN(to) ? null : to, span: null };
  }
  const span = SPANS.find((one) => one.value === query.get('span')) ?? DEFAULT_SPAN;
  return { from: now - span.millis, to: null, span };
}

/** The API's parameters for what the page's URL asks for. */
export function apiQuery(query, now) {
  const { from, to } = range(query, now);
  const asked = {
    q: query.get('q'),
    from: new Date(from).toISOString(),
    to: to === null ? null : new Date(to).toISOString(),
  };
  for (const field of FIELDS) {
    asked[field] = query.getAll(field);
  }
  return asked;
}

/** The state of an alert; who never touched it left it open. */
export function stateOf(alert) {
  const state = alert.state;
  return typeof state === 'string' ? { state } : (state ?? { state: 'open' });
}

/** The parts of an alert that a list shows; the event alone is many kilobytes, and 10,000 of them would stay in memory. */
export function summary(alert) {
  const { event, evidence, userAgent, requestURI, ...rest } = alert;
  return rest;
}

/** "pods/exec payments/web-1", as far as it is known. */
export function objectOf(alert) {
  const object = alert.object ?? {};
  const kind = [object.resource, object.subresource].filter(Boolean).join('/');
  const name = [object.namespace, object.name].filter(Boolean).join('/');
  return [kind, name].filter(Boolean).join(' ') || alert.requestURI || '';
}

export const readAlert = async (id) => (await get(at`/alerts/${id}`)).data;
export const readNeighbours = async (id) => (await get(at`/alerts/${id}/neighbours`)).data;
export const changeState = async (id, change) => (await post(at`/alerts/${id}/state`, change)).data;

/** The alert as a test that stands in its rule (YAML is a superset of JSON, so the event stays JSON). */
export function asTest(alert) {
  const name = `alert ${alert.id.slice(0, 12)}: ${alert.message}`.slice(0, 120);
  return `- name: ${JSON.stringify(name)}\n  match: true\n  event: ${JSON.stringify(alert.event ?? {}, null, 2).replaceAll('\n', '\n  ')}\n`;
}

/** @param {string} text an ISO 8601 duration of hours, minutes, seconds, days @returns {number} milliseconds */
export function millisOf(text) {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text ?? '') ?? [];
  const [days, hours, minutes, seconds] = match.slice(1).map((n) => Number(n ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 || 60e3;
}
