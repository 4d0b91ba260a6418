package io.bellbuoy.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The records of one request on their way to the broker. This class is thread-safe.
 *
 * <p>It is done when the request has no more records and the broker has acknowledged all of them,
 * or at the first that fails; what is still on its way then may arrive or not.
 */
final class Delivery {

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final AtomicLong bytes = new AtomicLong();

  /** The records not acknowledged, and one for a request that may have more of them. */
  private final AtomicInteger open = new AtomicInteger(1);

  /** Completes once; exceptionally with a {@link RefusedException}. */
  CompletableFuture<Void> done() {
    return done;
  }

  /** Bytes that are not acknowledged. */
  long bytesInFlight() {
    return bytes.get();
  }

  boolean failed() {
    return done.isCompletedExceptionally();
  }

  void sent(long size) {
    open.incrementAndGet();
    bytes.addAndGet(size);
  }

  void acknowledged(long size) {
    bytes.addAndGet(-size);
    settle();
  }

  /** The request has no more records. */
  void complete() {
    settle();
  }

  /** Gives it up; false: it was done before. */
  boolean fail(RefusedException refusal) {
    return done.completeExceptionally(refusal);
  }

  private void settle() {
    if (open.decrementAndGet() == 0) {
      done.complete(null);
    }
  }
}
