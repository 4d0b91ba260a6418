package io.bellbuoy.sink;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.store.AlertState;
import io.bellbuoy.sink.store.CloseReason;
import io.bellbuoy.sink.store.StateChange;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody says of an alert: {@code {"state", "reason", "comment"}}. What is not
 * understood is refused.
 */
final class StateChangeReader {

  private static final Set<String> MEMBERS = Set.of("state", "reason", "comment");
  private static final int LONGEST_COMMENT = 4000;

  private StateChangeReader() {}

  /**
   * The change.
   *
   * @throws RefusedException where the body says none
   */
  static StateChange read(byte[] body, Caller caller, Instant now) {
    JsonNode document = document(body);
    for (Iterator<String> names = document.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!MEMBERS.contains(name)) {
        throw refused("body", "it has a member besides state, reason and comment");
      }
    }
    AlertState state = oneOf("state", document, AlertState.values(), AlertState::text);
    if (state == null) {
      throw refused("state", "it must be there: " + words(AlertState.values(), AlertState::text));
    }
    CloseReason reason = oneOf("reason", document, CloseReason.values(), CloseReason::text);
    if (state == AlertState.CLOSED && reason == null) {
      throw refused(
          "reason",
          "an alert is closed with one: " + words(CloseReason.values(), CloseReason::text));
    }
    if (state != AlertState.CLOSED && reason != null) {
      throw refused("reason", "only what is closed has one");
    }
    return new StateChange(state, reason, comment(document), caller.name(), caller.address(), now);
  }

  private static JsonNode document(byte[] body) {
    try {
      JsonNode document = JsonSerde.mapper().readTree(body);
      if (document != null && document.isObject()) {
        return document;
      }
    } catch (IOException e) {
      throw refused("body", "it is no JSON");
    }
    throw refused("body", "it must be a JSON object such as {\"state\": \"acknowledged\"}");
  }

  private static <T> @Nullable T oneOf(
      String name, JsonNode document, T[] values, Function<T, String> text) {
    String given = text(name, document);
    if (given == null) {
      return null;
    }
    return Arrays.stream(values)
        .filter(value -> text.apply(value).equals(given))
        .findFirst()
        .orElseThrow(() -> refused(name, "it must be one of " + words(values, text)));
  }

  private static <T> String words(T[] values, Function<T, String> text) {
    List<String> words = Arrays.stream(values).map(text).toList();
    return String.join(", ", words);
  }

  private static @Nullable String comment(JsonNode document) {
    String comment = text("comment", document);
    if (comment == null || comment.isBlank()) {
      return null;
    }
    if (comment.length() > LONGEST_COMMENT) {
      throw refused("comment", "it is longer than " + LONGEST_COMMENT + " characters");
    }
    return comment.strip();
  }

  private static @Nullable String text(String name, JsonNode document) {
    JsonNode value = document.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw refused(name, "it must be a string");
    }
    return value.textValue();
  }

  private static RefusedException refused(String field, String why) {
    return new RefusedException(new Problem(400, field + ": " + why, Map.of("field", field)));
  }
}
