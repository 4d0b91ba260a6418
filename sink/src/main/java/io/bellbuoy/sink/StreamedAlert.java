package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.vertx.core.buffer.Buffer;

/**
 * An alert on its way to those who watch.
 *
 * @param alert without its event, which only the frame has: it is kept for filters
 * @param frame the server-sent event
 */
record StreamedAlert(Alert alert, Buffer frame) {

  private static final JsonSerde<Alert> SERDE = new JsonSerde<>(Alert.class);

  static StreamedAlert of(Alert alert) {
    String json = new String(SERDE.write(alert), UTF_8);
    String frame = "id: " + line(alert.id()) + "\nevent: alert\ndata: " + line(json) + "\n\n";
    return new StreamedAlert(alert.withoutEvent(), Buffer.buffer(frame));
  }

  int bytes() {
    return frame.length();
  }

  /** A line end would begin another field of the protocol. */
  private static String line(String text) {
    return text.replaceAll("[\r\n]", " ");
  }
}
