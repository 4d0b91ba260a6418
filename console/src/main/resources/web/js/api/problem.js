/**
 * What the server refused, or that it could not be reached: an RFC 9457 problem document as an error.
 *
 * `status` is 0 where no answer came. `diagnostics` are the compiler's where a rule does not compile (422).
 * `current` is the stored representation where somebody else changed it meanwhile (412), `etag` its tag.
 */
export class Problem extends Error {
  constructor({ status = 0, title = '', detail = '', type = '', ...more }) {
    super(detail || title || `The server answered ${status}.`);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.type = type;
    this.diagnostics = more.diagnostics ?? [];
    this.current = more.current ?? null;
    this.etag = more.etag ?? null;
    /** Seconds to wait before the next try; null: not said. */
    this.retryAfter = more.retryAfter ?? null;
    this.members = more;
  }

  get isOffline() {
    return this.status === 0;
  }

  get isConflict() {
    return this.status === 412;
  }
}

/** The problem in a response that is not ok. */
export async function problemOf(response) {
  let document = {};
  try {
    const parsed = JSON.parse(await response.text());
    if (parsed && typeof parsed === 'object') {
      document = parsed;
    }
  } catch {
    document = { detail: response.statusText };
  }
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return new Problem({
    ...document,
    status: response.status,
    etag: response.headers.get('ETag'),
    retryAfter: Number.isNaN(seconds) ? null : seconds,
  });
}
