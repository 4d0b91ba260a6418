package io.bellbuoy.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.registry.Change;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.sink.store.AlertState;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.CloseReason;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.StoredAlert;
import io.bellbuoy.sink.store.TooManyChangesException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notes what people say of alerts, tells those who watch and those who ask later who changed what.
 * Thread-safe.
 */
final class StateHandler {

  private final AlertStore store;
  private final AlertFeed feed;
  private final Consumer<Change> trail;
  private final SinkMetrics metrics;
  private final Clock clock;

  /**
   * A handler.
   *
   * @param trail takes what was changed, by whom and from where
   */
  StateHandler(
      AlertStore store, AlertFeed feed, Consumer<Change> trail, SinkMetrics metrics, Clock clock) {
    this.store = store;
    this.feed = feed;
    this.trail = trail;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Refuses who may not, before the body is read. */
  static void admit(RoutingContext request) {
    Caller caller = TokenHandler.caller(request);
    if (!caller.may(Role.EDITOR)) {
      throw RefusedException.of(
          403, "this needs the role editor or more; " + caller.name() + " may only read");
    }
    request.next();
  }

  /** What is to be done on a thread that may block; it answers with the alert's state. */
  Callable<Buffer> change(RoutingContext request) {
    Buffer body = request.body().buffer();
    StateChange change =
        StateChangeReader.read(
            body == null ? new byte[0] : body.getBytes(),
            TokenHandler.caller(request),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    String id = String.valueOf(request.pathParam("id"));
    return () -> change(id, change);
  }

  /** One after the other, so that those who watch are told in the order of the store. */
  private synchronized Buffer change(String id, StateChange change) throws JsonProcessingException {
    StoredAlert before = there(store.one(id));
    StoredAlert changed = changed(id, change);
    if (change.equals(changed.change())) {
      metrics.changed(change.state());
      trail.accept(change(before, change));
      feed.publish(StreamedAlert.ofChange(changed));
    }
    return Buffer.buffer(JsonSerde.mapper().writeValueAsBytes(ShownAlert.state(changed)));
  }

  private StoredAlert changed(String id, StateChange change) {
    try {
      return there(store.change(id, change));
    } catch (TooManyChangesException e) {
      throw RefusedException.of(409, String.valueOf(e.getMessage()));
    }
  }

  private static StoredAlert there(@Nullable StoredAlert alert) {
    if (alert == null) {
      throw RefusedException.noAlert();
    }
    return alert;
  }

  private static Change change(StoredAlert before, StateChange change) {
    StateChange former = before.change();
    ObjectNode was = shown(before, before.state(), former == null ? null : former.reason());
    ObjectNode is = shown(before, change.state(), change.reason());
    if (change.comment() != null) {
      is.put("comment", change.comment());
    }
    String object = "alert/" + before.alert().id();
    return new Change(change.at(), change.by(), change.from(), object, was, is);
  }

  /** The rule is told as well: an alert's id alone says nothing to a reader. */
  private static ObjectNode shown(
      StoredAlert alert, AlertState state, @Nullable CloseReason reason) {
    ObjectNode shown = JsonSerde.mapper().createObjectNode();
    shown.put("rule", alert.alert().rule().id());
    shown.put("state", state.text());
    if (reason != null) {
      shown.put("reason", reason.text());
    }
    return shown;
  }
}
