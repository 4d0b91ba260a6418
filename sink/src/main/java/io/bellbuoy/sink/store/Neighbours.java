package io.bellbuoy.sink.store;

import java.util.List;

/**
 * Alerts around another one.
 *
 * @param items the newest first, without their events
 * @param more whether there are others, further away in time
 */
public record Neighbours(List<StoredAlert> items, boolean more) {

  public Neighbours {
    items = List.copyOf(items);
  }
}
