/** Channels: the kinds that there are, and tests. */
import { at, get, post } from './client.js';

let kinds = null;

/** The kinds with the options of each; asked for once. */
export function channelKinds() {
  kinds ??= get('/channel-kinds').then(
    ({ data }) => data.items,
    (problem) => {
      kinds = null;
      throw problem;
    },
  );
  return kinds;
}

/** Sends one test alert: through the channel as it is kept, or as it is about to be. */
export async function testChannel(id, wanted) {
  return (await post(at`/channels/${id}/test`, wanted)).data;
}

/** What came of a test, as a toast says it. */
export function spokenResult(id, { result, answer, millis }) {
  if (result === 'sent') {
    return `${id} took the test alert after ${millis} ms`;
  }
  return result === 'refused' ? `${id} refused the test alert: ${answer}` : `The test alert did not arrive: ${answer}`;
}
