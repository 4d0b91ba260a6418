package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.StoredAlert;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * An alert, or what became of one, on its way to those who watch.
 *
 * @param alert without its event, which only the frame has: it is kept for filters
 * @param isChange whether it tells what is said of an alert that was raised before
 * @param frame the server-sent event
 */
record StreamedAlert(Alert alert, boolean isChange, Buffer frame) {

  /** One that was raised now. */
  static StreamedAlert of(Alert alert) {
    return of(new StoredAlert(alert, null));
  }

  /** One as it is now. */
  static StreamedAlert of(StoredAlert stored) {
    Alert alert = stored.alert();
    String frame = "id: " + line(alert.id()) + "\n" + event("alert", ShownAlert.of(stored));
    return new StreamedAlert(alert.withoutEvent(), false, Buffer.buffer(frame));
  }

  /**
   * What is said of one. It has no id of its own: where one went on watching is told by the alerts.
   */
  static StreamedAlert ofChange(StoredAlert stored) {
    Alert alert = stored.alert();
    Object news = Map.of("id", alert.id(), "state", ShownAlert.state(stored));
    return new StreamedAlert(alert.withoutEvent(), true, Buffer.buffer(event("state", news)));
  }

  /**
   * Whether it is for somebody who asks that; a change is, whatever the state was or has become.
   */
  boolean isFor(AlertFilter filter) {
    return (isChange ? filter.without(AlertField.STATE) : filter).matches(alert);
  }

  int bytes() {
    return frame.length();
  }

  private static String event(String name, Object document) {
    try {
      String json = new String(JsonSerde.mapper().writeValueAsBytes(document), UTF_8);
      return "event: " + name + "\ndata: " + line(json) + "\n\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write an alert as JSON", e);
    }
  }

  /** A line end would begin another field of the protocol. */
  private static String line(String text) {
    return text.replaceAll("[\r\n]", " ");
  }
}
