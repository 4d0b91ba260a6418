/** What alerts are filtered by; the values of rules and clusters are those that there are. */
import { SEVERITIES } from '../ui/badge.js';

/** @param {import('./alert-bars.js').AlertBars|null} bars name rules that have alerts but are in the library no more */
export function alertFilters(rules, clusters, bars) {
  const names = new Map(rules.map((rule) => [rule.id, rule.name]));
  const ids = [...new Set([...Object.keys(bars?.byRule ?? {}), ...names.keys()])];
  return [
    { name: 'severity', title: 'Severity', options: SEVERITIES },
    { name: 'state', title: 'State', options: ['open', 'acknowledged', 'closed'] },
    { name: 'cluster', title: 'Cluster', options: clusters.map((one) => one.id) },
    { name: 'rule', title: 'Rule', options: ids.map((id) => ({ value: id, title: names.get(id) ?? id })) },
    { name: 'user', title: 'User' },
    { name: 'namespace', title: 'Namespace' },
    { name: 'resource', title: 'Resource' },
    {
      name: 'verb',
      title: 'Verb',
      options: ['create', 'update', 'patch', 'delete', 'deletecollection', 'get', 'list', 'watch'],
    },
    { name: 'attack', title: 'ATT&CK' },
  ];
}
