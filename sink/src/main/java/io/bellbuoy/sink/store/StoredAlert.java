package io.bellbuoy.sink.store;

import io.bellbuoy.schemas.Alert;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it rests in the store.
 *
 * @param alert as it was raised
 * @param change the last that was said of it; null: nothing, it is open
 */
public record StoredAlert(Alert alert, @Nullable StateChange change) {

  /** What it is now. */
  public AlertState state() {
    return change == null ? AlertState.OPEN : change.state();
  }

  /** The same without the event, which is most of its bytes. */
  public StoredAlert withoutEvent() {
    return new StoredAlert(alert.withoutEvent(), change);
  }
}
