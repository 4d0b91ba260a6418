/** What is to be said of a cluster at a glance. */
import { ago, plural, took } from '../ui/time.js';

/** How many requests and events of a cluster were not taken in the last hour. */
export const rejected = (cluster) => cluster.rejects.requests + cluster.rejects.events;

/** The same in words. */
export function rejects({ rejects: { requests, events } }) {
  const parts = [requests && plural(requests, 'request'), events && plural(events, 'event')];
  return parts.filter(Boolean).join(' and ') || 'none';
}

/** How far judging is behind, in words; it waits for nothing where nothing comes. */
export function lag({ lagMillis }) {
  if (lagMillis === undefined) {
    return 'not known';
  }
  return lagMillis === 0 ? 'none' : took(lagMillis);
}

/**
 * @returns {{rank: number, tone: string, color: string, word: string, text: string}} rank: 0 well, 1 new, 2 rejects, 3 silent
 */
export function clusterHealth(cluster, now = Date.now()) {
  if (!cluster.lastEvent) {
    return { rank: 1, tone: 'neutral', color: 'var(--muted-fill)', word: 'waiting', text: 'No event yet' };
  }
  if (cluster.silent) {
    return {
      rank: 3,
      tone: 'high',
      color: 'var(--high-fill)',
      word: 'silent',
      text: `Silent for longer than usual; the last event came ${ago(cluster.lastEvent, now)}`,
    };
  }
  if (rejected(cluster) > 0) {
    return {
      rank: 2,
      tone: 'medium',
      color: 'var(--medium-fill)',
      word: 'rejects',
      text: `Some of what it sends is refused: ${rejects(cluster)} in the last hour`,
    };
  }
  return { rank: 0, tone: 'ok', color: 'var(--ok-fill)', word: 'sending', text: 'It sends events' };
}
