package io.bellbuoy.sink.store;

import java.time.Duration;

/** A query that was ended because it took too long; the message says how to ask for less. */
public final class SlowQueryException extends AlertStoreException {

  public SlowQueryException(Duration allowed) {
    super(
        "the query was ended after "
            + allowed.toMillis()
            + " ms: narrow it with from and to, or with a filter");
  }
}
