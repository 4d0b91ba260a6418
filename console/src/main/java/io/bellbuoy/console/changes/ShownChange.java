package io.bellbuoy.console.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.console.http.Page;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.registry.Change;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A change as it is shown.
 *
 * @param from where who made it came from; null: not known
 */
public record ShownChange(
    Instant at, String by, @Nullable String from, String object, Difference difference) {

  /**
   * What it made of what.
   *
   * @param before null: it was not there
   * @param after null: it was removed
   */
  public record Difference(@Nullable JsonNode before, @Nullable JsonNode after) {}

  /** The part of the changes that a request asks for, newest first. */
  public static Page<ShownChange> of(
      Request request, ChangeLog log, Predicate<ChangeLog.Entry> wanted) {
    String cursor = request.cursor();
    int limit = request.limit();
    long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    List<ChangeLog.Placed> found = log.newest(wanted, before, limit + 1);
    List<ChangeLog.Placed> shown = found.subList(0, Math.min(limit, found.size()));
    String next =
        found.size() > limit ? request.next(Long.toString(shown.get(limit - 1).offset())) : null;
    return new Page<>(shown.stream().map(placed -> of(placed.change())).toList(), next);
  }

  private static ShownChange of(Change change) {
    return new ShownChange(
        change.at(),
        change.by(),
        change.from(),
        change.object(),
        new Difference(change.before(), change.after()));
  }
}
