package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertPage;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStats;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.AlertStoreException;
import io.bellbuoy.sink.store.Neighbours;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.StoreSize;
import io.bellbuoy.sink.store.StoredAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store whose disk is full until it is told to work. Thread-safe. */
final class FailingStore implements AlertStore {

  private final AlertStore store;
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile boolean works;

  FailingStore(AlertStore store) {
    this.store = store;
  }

  void work() {
    works = true;
  }

  int refusals() {
    return refusals.get();
  }

  @Override
  public int save(List<Alert> alerts) {
    if (!works) {
      refusals.incrementAndGet();
      throw new AlertStoreException("the disk is full");
    }
    return store.save(alerts);
  }

  @Override
  public AlertPage find(AlertQuery query) {
    return store.find(query);
  }

  @Override
  public @Nullable StoredAlert one(String id) {
    return store.one(id);
  }

  @Override
  public @Nullable StoredAlert change(String id, StateChange change) {
    return store.change(id, change);
  }

  @Override
  public List<StateChange> history(String id) {
    return store.history(id);
  }

  @Override
  public Neighbours neighbours(Alert alert, Duration around, int most) {
    return store.neighbours(alert, around, most);
  }

  @Override
  public Map<String, Long> techniques(AlertFilter filter) {
    return store.techniques(filter);
  }

  @Override
  public AlertStats stats(AlertFilter filter) {
    return store.stats(filter);
  }

  @Override
  public int purge(Instant before) {
    return store.purge(before);
  }

  @Override
  public int purgeOldest(int atMost) {
    return store.purgeOldest(atMost);
  }

  @Override
  public StoreSize size() {
    return store.size();
  }

  @Override
  public void close() {
    store.close();
  }
}
