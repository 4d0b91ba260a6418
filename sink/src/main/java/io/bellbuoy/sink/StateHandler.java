package io.bellbuoy.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.StoredAlert;
import io.bellbuoy.sink.store.TooManyChangesException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;

/** Notes what people say of alerts and tells those who watch. Thread-safe. */
final class StateHandler {

  private final AlertStore store;
  private final AlertFeed feed;
  private final SinkMetrics metrics;
  private final Clock clock;

  StateHandler(AlertStore store, AlertFeed feed, SinkMetrics metrics, Clock clock) {
    this.store = store;
    this.feed = feed;
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
    StoredAlert changed = changed(id, change);
    if (change.equals(changed.change())) {
      metrics.changed(change.state());
      feed.publish(StreamedAlert.ofChange(changed));
    }
    return Buffer.buffer(JsonSerde.mapper().writeValueAsBytes(ShownAlert.state(changed)));
  }

  private StoredAlert changed(String id, StateChange change) {
    try {
      StoredAlert changed = store.change(id, change);
      if (changed == null) {
        throw RefusedException.noAlert();
      }
      return changed;
    } catch (TooManyChangesException e) {
      throw RefusedException.of(409, String.valueOf(e.getMessage()));
    }
  }
}
