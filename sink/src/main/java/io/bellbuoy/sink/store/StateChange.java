package io.bellbuoy.sink.store;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody said what an alert is now, or only something about it.
 *
 * @param state what it is from then on
 * @param reason why it was closed; null unless it was
 * @param comment what there is to say; null: nothing
 * @param by who
 * @param from the network address that it came from; null: not known
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StateChange(
    AlertState state,
    @Nullable CloseReason reason,
    @Nullable String comment,
    String by,
    @Nullable String from,
    Instant at) {

  public StateChange {
    requireNonNull(state, "state");
    requireNonNull(by, "by");
    requireNonNull(at, "at");
    if ((state == AlertState.CLOSED) != (reason != null)) {
      throw new IllegalArgumentException("a reason goes with closed and with nothing else");
    }
  }

  /** Whether it adds nothing to the one before it: the same request, come again. */
  public boolean repeats(@Nullable StateChange before) {
    AlertState was = before == null ? AlertState.OPEN : before.state;
    CloseReason because = before == null ? null : before.reason;
    return state == was && reason == because && comment == null;
  }
}
