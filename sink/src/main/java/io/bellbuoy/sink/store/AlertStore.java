package io.bellbuoy.sink.store;

import io.bellbuoy.schemas.Alert;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts rest, each once. Implementations are thread-safe.
 *
 * <p>Every method throws {@link AlertStoreException} where the store itself fails.
 */
public interface AlertStore extends AutoCloseable {

  /**
   * Saves all of them or, where it throws, none. An alert whose id is there already is left as it
   * stands. What was saved outlives the loss of power.
   *
   * @return how many were new
   */
  int save(List<Alert> alerts);

  /**
   * One page. Whoever follows {@link AlertPage#next()} to the end sees every alert that was there
   * at the beginning and matches, and none twice, whatever is saved meanwhile.
   *
   * @throws CursorException where the query's cursor is none of this store and these filters
   * @throws SlowQueryException where it takes too long
   */
  AlertPage find(AlertQuery query);

  /** The alert with that id; null: there is none. */
  @Nullable Alert one(String id);

  /**
   * Counts what matches.
   *
   * @throws SlowQueryException where it takes too long
   */
  AlertStats stats(AlertFilter filter);

  /**
   * Removes what was raised before.
   *
   * @return how many
   */
  int purge(Instant before);

  /**
   * Removes the oldest.
   *
   * @return how many, never more than asked for
   */
  int purgeOldest(int atMost);

  /** How much is in it. */
  StoreSize size();

  @Override
  void close();
}
