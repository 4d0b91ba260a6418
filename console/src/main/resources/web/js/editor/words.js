/** What the editor may complete: words of the language, and paths that recent events have. Asked for once, and again after a while. */
import { all, get } from '../api/client.js';

const KEPT_MILLIS = 30_000;

/** Asks when first wanted, and again when the answer is old. A failure is `nothing`, and asked anew the next time. */
function kept(ask, nothing) {
  let answer = null;
  let asked = 0;
  return () => {
    if (!answer || Date.now() - asked > KEPT_MILLIS) {
      asked = Date.now();
      answer = ask().catch(() => {
        answer = null;
        return nothing;
      });
    }
    return answer;
  };
}

/** @type {() => Promise<{functions: object[], attributes: object[], keywords: object[], lists: object[]}>} */
export const vocabulary = kept(async () => (await get('/vocabulary')).data, {
  functions: [],
  attributes: [],
  keywords: [],
  lists: [],
});

/** @type {() => Promise<{path: string, type: string, example: string|null, seen: number}[]>} */
export const fields = kept(() => all('/fields'), []);
