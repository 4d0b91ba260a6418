/** Two people edited the draft: says who, shows the difference line by line, and goes on with what is chosen. */
import { resolveConflict } from '../ui/conflict.js';
import { lastChange } from '../api/policy.js';

/** One line a rule, so that a rule that was moved is one line less and one more. */
function asLines(order) {
  const lines = order.rules.map(({ id, enabled, clusters, mode }) =>
    [id, mode, clusters.length ? clusters.join(' ') : 'all clusters', enabled ? '' : 'off'].filter(Boolean).join(' · '),
  );
  return [`an event raises: ${order.match}`, ...lines].join('\n');
}

/** @param {import('../api/problem.js').Problem} problem of status 412 @param {import('./policy-draft.js').PolicyDraft} draft */
export async function settleConflict(problem, draft) {
  const change = await lastChange().catch(() => null);
  const answer = await resolveConflict(
    { current: asLines(problem.current), etag: problem.etag },
    {
      what: 'the draft of the policy',
      mine: asLines(draft.order),
      who: change?.by,
    },
  );
  await draft.settle(answer);
}
