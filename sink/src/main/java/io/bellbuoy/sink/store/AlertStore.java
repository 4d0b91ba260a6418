package io.bellbuoy.sink.store;

import io.bellbuoy.schemas.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts rest, each once. Implementations are thread-safe.
 *
 * <p>Every method throws {@link AlertStoreException} where the store itself fails.
 */
public interface AlertStore extends AutoCloseable {

  /**
   * Saves all of them or, where it throws, none. An alert whose id is there already is left as it
   * stands, with what was said of it; one that is closed brings it its final {@link
   * Alert#occurrences}. What was saved outlives the loss of power.
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
  @Nullable StoredAlert one(String id);

  /**
   * Notes what somebody says of an alert. The same as before, without a comment, is not noted
   * again.
   *
   * @return the alert as it is now; null: there is none of that id
   * @throws TooManyChangesException where more was said of it already than is kept
   */
  @Nullable StoredAlert change(String id, StateChange change);

  /** All that was said of the alert with that id, the oldest first. */
  List<StateChange> history(String id);

  /**
   * Alerts of the same user, or about the same object of the same cluster, raised around that one.
   *
   * @param around how long before it and after it
   * @param most of them, the nearest in time
   * @throws SlowQueryException where it takes too long
   */
  Neighbours neighbours(Alert alert, Duration around, int most);

  /**
   * Counts what matches.
   *
   * @throws SlowQueryException where it takes too long
   */
  AlertStats stats(AlertFilter filter);

  /**
   * Counts what matches by MITRE ATT&amp;CK technique, the most frequent first; an alert counts for
   * each that it has.
   *
   * @throws SlowQueryException where it takes too long
   */
  Map<String, Long> techniques(AlertFilter filter);

  /** Makes ready for alerts of that time and of some days after; to be called now and then. */
  default void prepare(Instant now) {}

  /**
   * Removes what was raised before. A store that keeps whole days may keep an alert for the sake of
   * the younger ones of its day, for a day at most.
   *
   * @return how many
   */
  int purge(Instant before);

  /**
   * Removes the oldest, some of them at least.
   *
   * @return how many, never more than asked for
   */
  int purgeOldest(int atMost);

  /** How much is in it. */
  StoreSize size();

  @Override
  void close();
}
