/** What rules are filtered by, and the filtering itself: all rules are in the browser, so it takes no question to the server. */
import { SEVERITIES } from '../ui/badge.js';
import { nameOf, parentOf } from './techniques.js';

const found = new WeakMap();

/** What free text is looked for in, lower-case; made once for each rule. */
function textOf(rule) {
  let text = found.get(rule);
  if (text === undefined) {
    const techniques = rule.attack.map(nameOf);
    text = [rule.id, rule.name, rule.description, ...rule.tags, ...rule.attack, ...techniques].join('\n').toLowerCase();
    found.set(rule, text);
  }
  return text;
}

/** @param {URLSearchParams} query of the page @param {string} q free text; every word must stand somewhere */
export function filtered(rules, query, q) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = (name) => query.getAll(name);
  const [severities, attack, tags] = ['severity', 'attack', 'tag'].map(chosen);
  const [origin, inPolicy] = [query.get('origin'), query.get('inPolicy')];
  return rules.filter(
    (rule) =>
      (severities.length === 0 || severities.includes(rule.severity)) &&
      (attack.length === 0 || rule.attack.some((one) => attack.includes(one) || attack.includes(parentOf(one)))) &&
      (tags.length === 0 || rule.tags.some((one) => tags.includes(one))) &&
      (!origin || rule.origin === origin) &&
      (!inPolicy || String(rule.inPolicy !== null) === inPolicy) &&
      words.every((word) => textOf(rule).includes(word)),
  );
}

/** The filters, with the values that there are. */
export function ruleFilters(rules) {
  const every = (member) => [...new Set(rules.flatMap(member))].sort();
  return [
    { name: 'severity', title: 'Severity', options: SEVERITIES },
    {
      name: 'attack',
      title: 'ATT&CK',
      options: every((rule) => rule.attack.flatMap((id) => [id, parentOf(id)])).map((id) => ({
        value: id,
        title: nameOf(id) === id ? id : `${id} ${nameOf(id)}`,
      })),
    },
    { name: 'tag', title: 'Tag', options: every((rule) => rule.tags) },
    {
      name: 'origin',
      title: 'Origin',
      single: true,
      options: [
        { value: 'system', title: 'System: comes with Bellbuoy' },
        { value: 'own', title: 'Own' },
      ],
    },
    {
      name: 'inPolicy',
      title: 'Policy',
      single: true,
      options: [
        { value: 'true', title: 'In the policy' },
        { value: 'false', title: 'Not in the policy' },
      ],
    },
  ];
}
