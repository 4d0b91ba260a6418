package io.bellbuoy.sink;

import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.AlertStoreException;
import io.bellbuoy.sink.store.StoreSize;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the store within its bounds; nothing goes without being counted. Not thread-safe. */
final class Retention implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** A little more goes than must, so that the next alert does not ask for the next purge. */
  private static final double HEADROOM = 0.05;

  private final AlertStore store;
  private final SinkConfig.Retention bounds;
  private final SinkMetrics metrics;
  private final Clock clock;
  private volatile @Nullable StoreSize size;
  private volatile @Nullable String problem;

  Retention(AlertStore store, SinkConfig.Retention bounds, SinkMetrics metrics, Clock clock) {
    this.store = store;
    this.bounds = bounds;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Makes ready for what comes, purges what is too old and, of the rest, the oldest where it is too
   * much. Never throws.
   */
  @Override
  public void run() {
    try {
      Instant present = clock.instant();
      store.prepare(present);
      int old = store.purge(present.minus(bounds.age()));
      metrics.purgedByAge(old);
      StoreSize now = store.size();
      int tooMany = excess(now);
      if (tooMany > 0) {
        int purged = store.purgeOldest(tooMany);
        metrics.purgedBySize(purged);
        now = store.size();
        LOG.atWarn()
            .addKeyValue("alerts", purged)
            .addKeyValue("bound", bounds.size())
            .log("removed the oldest alerts because the store is full");
      }
      size = now;
      problem = null;
    } catch (AlertStoreException e) {
      failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      // An Error as well: a timer never again runs what has thrown.
      LOG.atError().setCause(e).log("the purge of the store failed");
      failed("it failed unexpectedly: " + e);
    }
  }

  /** The same soon after a run that did not end well. Never throws. */
  void again() {
    if (problem != null) {
      run();
    }
  }

  private void failed(String reason) {
    problem = "the store could not be purged: " + reason;
    metrics.purgeFailed();
    LOG.atWarn().log(problem);
  }

  /** Why the last run did not end well; null: it did. */
  @Nullable String problem() {
    return problem;
  }

  private int excess(StoreSize now) {
    if (bounds.size() == null || now.bytes() <= bounds.size().count()) {
      return 0;
    }
    double share = 1 - (1 - HEADROOM) * bounds.size().count() / now.bytes();
    return (int) Math.min(Integer.MAX_VALUE, Math.ceil(now.alerts() * share));
  }

  /** How much was there after the last run; nothing before the first. */
  StoreSize lastSize() {
    StoreSize last = size;
    return last == null ? new StoreSize(0, 0) : last;
  }
}
