/**
 * Every page: where it is, which element draws it, which module defines that element (loaded on the first visit),
 * and where it stands in the navigation. The element gets `params` (parts of the path) and `query` (URLSearchParams).
 *
 * @typedef {{pattern: RegExp, tag: string, load: () => Promise<any>, title: string, section: string,
 *     needs?: string}} Route
 */
const ID = '(?<id>[^/]+)';

function route(path, tag, title, section, load, needs) {
  return { pattern: new RegExp(`^${path}/?$`), tag, title, section, load, needs };
}

/** @type {Route[]} */
export const routes = [
  route('', 'bb-overview', 'Overview', '/', () => import('../pages/overview.js')),
  route('/alerts', 'bb-alerts', 'Alerts', '/alerts', () => import('../pages/alerts.js')),
  route(`/alerts/${ID}`, 'bb-alert', 'Alert', '/alerts', () => import('../pages/alert.js')),
  route('/attack', 'bb-attack', 'ATT&CK', '/attack', () => import('../pages/attack.js')),
  route('/rules', 'bb-rules', 'Rules', '/rules', () => import('../pages/rules.js')),
  route(`/rules/${ID}`, 'bb-rule', 'Rule', '/rules', () => import('../pages/rule.js')),
  route('/policy', 'bb-policy', 'Policy', '/policy', () => import('../pages/policy.js')),
  route('/clusters', 'bb-clusters', 'Clusters', '/clusters', () => import('../pages/clusters.js')),
  route(`/clusters/${ID}`, 'bb-cluster', 'Cluster', '/clusters', () => import('../pages/cluster.js')),
  route('/channels', 'bb-channels', 'Channels', '/channels', () => import('../pages/channels.js')),
  route('/people', 'bb-people', 'People', '/people', () => import('../pages/people.js'), 'admin'),
  route('/changes', 'bb-changes', 'Changes', '/changes', () => import('../pages/changes.js')),
  route('/login', 'bb-login', 'Log in', '', () => import('../pages/login.js')),
  route('/.*', 'bb-not-found', 'Not found', '', () => import('../pages/not-found.js')),
];

/** The navigation, in groups. `key` is what follows "g" on the keyboard. */
export const navigation = [
  [
    { href: '/', title: 'Overview', icon: 'overview', key: 'o' },
    { href: '/alerts', title: 'Alerts', icon: 'alert', key: 'a' },
    { href: '/attack', title: 'ATT&CK', icon: 'grid', key: 't' },
  ],
  [
    { href: '/rules', title: 'Rules', icon: 'rule', key: 'r' },
    { href: '/policy', title: 'Policy', icon: 'policy', key: 'p' },
  ],
  [
    { href: '/clusters', title: 'Clusters', icon: 'cluster', key: 'c' },
    { href: '/channels', title: 'Channels', icon: 'channel', key: 'h' },
  ],
  [
    { href: '/people', title: 'People', icon: 'people', key: 'u', needs: 'admin' },
    { href: '/changes', title: 'Changes', icon: 'history', key: 'l' },
  ],
];
