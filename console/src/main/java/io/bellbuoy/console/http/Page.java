package io.bellbuoy.console.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next the cursor of what follows; null: nothing does
 */
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * The part of a whole list that a request asks for.
   *
   * @param sorted by their keys, ascending
   * @param key of an item, unique
   */
  public static <T> Page<T> of(Request request, List<T> sorted, Function<T, String> key) {
    String after = request.cursor();
    int limit = request.limit();
    List<T> rest =
        after == null
            ? sorted
            : sorted.stream().filter(item -> key.apply(item).compareTo(after) > 0).toList();
    if (rest.size() <= limit) {
      return new Page<>(rest, null);
    }
    List<T> items = rest.subList(0, limit);
    return new Page<>(items, request.next(key.apply(items.get(limit - 1))));
  }
}
