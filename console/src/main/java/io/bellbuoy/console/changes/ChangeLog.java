package io.bellbuoy.console.changes;

import io.bellbuoy.registry.Change;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything that was changed, newest first. Thread-safe. */
public interface ChangeLog {

  /**
   * That something was changed; what it was is read when somebody asks.
   *
   * @param offset in the changes topic: later ones are greater
   * @param at when
   * @param by who
   * @param object what
   */
  record Entry(long offset, Instant at, String by, String object) {}

  /**
   * One change and its place.
   *
   * @param offset in the changes topic
   */
  record Placed(long offset, Change change) {}

  /** The last change of that object; null: none is known. */
  @Nullable Entry last(String object);

  /**
   * Some changes, newest first.
   *
   * @param before only those in front of that offset
   * @param limit how many at most
   */
  List<Placed> newest(Predicate<Entry> wanted, long before, int limit);
}
