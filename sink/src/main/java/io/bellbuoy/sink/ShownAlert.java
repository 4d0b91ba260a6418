package io.bellbuoy.sink;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertState;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.StoredAlert;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the API shows it.
 *
 * @param alert its members come first
 * @param state the last that was said of it, or that it is open
 * @param history all that was said of it, the oldest first; null in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownAlert(@JsonUnwrapped Alert alert, Object state, @Nullable List<StateChange> history) {

  private static final Object OPEN = Map.of("state", AlertState.OPEN);

  /** In a list. */
  static ShownAlert of(StoredAlert stored) {
    return new ShownAlert(stored.alert(), state(stored), null);
  }

  /** By itself. */
  static ShownAlert of(StoredAlert stored, List<StateChange> history) {
    return new ShownAlert(stored.alert(), state(stored), history);
  }

  /** The last that was said of it, or that it is open. */
  static Object state(StoredAlert stored) {
    StateChange change = stored.change();
    return change == null ? OPEN : change;
  }
}
