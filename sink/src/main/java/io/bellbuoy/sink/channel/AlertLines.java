package io.bellbuoy.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Alerts as NDJSON. Characters that a terminal obeys or that turn text around are written as
 * escapes: the texts are an attacker's, and these lines are read on screens.
 */
final class AlertLines {

  private static final JsonSerde<Alert> SERDE = new JsonSerde<>(Alert.class);

  private AlertLines() {}

  /** One line an alert, each with its line end. */
  static byte[] of(List<Alert> alerts) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Alert alert : alerts) {
      lines.writeBytes(escaped(new String(SERDE.write(alert), UTF_8)).getBytes(UTF_8));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  /** In JSON such characters stand in texts alone, so that an escape means the same. */
  private static String escaped(String json) {
    StringBuilder out = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (isObeyed(c)) {
                for (char unit : Character.toChars(c)) {
                  out.append("\\u%04X".formatted((int) unit));
                }
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static boolean isObeyed(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
