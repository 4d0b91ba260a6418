package io.bellbuoy.sink.store;

import org.jspecify.annotations.Nullable;

/**
 * A question for one page of alerts.
 *
 * @param cursor where to go on: {@link AlertPage#next()} of the page before; null: at the beginning
 * @param limit the most alerts, 1 to {@value #MAX_LIMIT}
 */
public record AlertQuery(AlertFilter filter, AlertOrder order, @Nullable String cursor, int limit) {

  /** The most alerts of one page. */
  public static final int MAX_LIMIT = 1000;

  /** The alerts of one page where nobody says how many. */
  public static final int DEFAULT_LIMIT = 50;

  public AlertQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit " + limit + " is not within 1 to " + MAX_LIMIT);
    }
  }

  /** The newest that match. */
  public static AlertQuery newest(AlertFilter filter, int limit) {
    return new AlertQuery(filter, AlertOrder.NEWEST_FIRST, null, limit);
  }

  /** The same question, going on there. */
  public AlertQuery after(@Nullable String cursor) {
    return new AlertQuery(filter, order, cursor, limit);
  }
}
