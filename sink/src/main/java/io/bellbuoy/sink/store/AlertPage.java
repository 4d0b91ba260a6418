package io.bellbuoy.sink.store;

import io.bellbuoy.schemas.Alert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a query's answer. It may hold fewer alerts than were asked for although more follow,
 * where they are large.
 *
 * @param items in the query's order
 * @param next the cursor of the page after it; null: this is the last
 */
public record AlertPage(List<StoredAlert> items, @Nullable String next) {

  public AlertPage {
    items = List.copyOf(items);
  }

  /** As they were raised. */
  public List<Alert> alerts() {
    return items.stream().map(StoredAlert::alert).toList();
  }
}
