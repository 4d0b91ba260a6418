package io.bellbuoy.sink.channel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.ChannelOptions;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document whose texts have placeholders such as {@code {rule.severity}}, paths into the
 * alert's JSON. Immutable, thread-safe.
 *
 * <p>The document is read once and filled as a tree, so that no value can leave its text. A text
 * that is one placeholder and nothing else becomes the value itself, be it a number, a list or an
 * object; {@code {alert}} is all of it. What an alert lacks is null there, and nothing within a
 * longer text. A doubled brace is a brace.
 */
final class BodyTemplate {

  private static final ObjectMapper MAPPER = JsonSerde.mapper();
  private static final Pattern PART =
      Pattern.compile("\\{\\{|}}|\\{([A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9_-]+)*)}");
  private static final int MOST = 64 << 10;
  private static final int MOST_DEPTH = 100;

  private final JsonNode document;

  private BodyTemplate(JsonNode document) {
    this.document = document;
  }

  /** That of the option {@code body}; null where it is not given. */
  static @Nullable BodyTemplate read(ChannelOptions options) {
    String text = options.text("body");
    if (text == null) {
      return null;
    }
    if (text.length() > MOST) {
      options.problem("body", "it must be at most 64 KB");
      return null;
    }
    try {
      JsonNode document = MAPPER.readTree(text);
      String problem = document.isMissingNode() ? "it is empty" : problem(document, 0);
      if (problem != null) {
        options.problem("body", problem);
      }
      return new BodyTemplate(document);
    } catch (JsonProcessingException e) {
      options.problem("body", "it must be JSON; placeholders such as {message} stand in its texts");
      return null;
    }
  }

  private static @Nullable String problem(JsonNode node, int depth) {
    if (depth > MOST_DEPTH) {
      return "it must not be deeper than " + MOST_DEPTH;
    }
    if (node.isTextual()) {
      String rest = PART.matcher(node.textValue()).replaceAll("");
      return rest.contains("{") || rest.contains("}")
          ? "a brace is no placeholder such as {rule.severity}; doubled it is a brace"
          : null;
    }
    for (JsonNode child : node) {
      String problem = problem(child, depth + 1);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  /** What it makes of the alert, JSON in UTF-8. */
  byte[] write(Alert alert) {
    try {
      JsonNode values = MAPPER.readTree(new JsonSerde<>(Alert.class).write(alert));
      return MAPPER.writeValueAsBytes(filled(document, values));
    } catch (IOException e) {
      throw new IllegalStateException("an alert is JSON", e);
    }
  }

  private static JsonNode filled(JsonNode node, JsonNode values) {
    if (node.isTextual()) {
      return text(node.textValue(), values);
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = MAPPER.createObjectNode();
      object.properties().forEach(e -> copy.set(e.getKey(), filled(e.getValue(), values)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = MAPPER.createArrayNode();
      array.forEach(item -> copy.add(filled(item, values)));
      return copy;
    }
    return node;
  }

  private static JsonNode text(String template, JsonNode values) {
    Matcher part = PART.matcher(template);
    if (part.matches() && part.group(1) != null) {
      JsonNode value = value(part.group(1), values);
      return value.isMissingNode() ? MAPPER.nullNode() : value;
    }
    part.reset();
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (part.find()) {
      text.append(template, from, part.start());
      String path = part.group(1);
      text.append(path == null ? part.group().substring(1) : written(value(path, values)));
      from = part.end();
    }
    return new TextNode(text.append(template, from, template.length()).toString());
  }

  private static JsonNode value(String path, JsonNode values) {
    if (path.equals("alert")) {
      return values;
    }
    JsonNode value = values;
    for (String name : path.split("\\.", -1)) {
      value =
          value.isArray() && name.matches("\\d{1,6}")
              ? value.path(Integer.parseInt(name))
              : value.path(name);
    }
    return value;
  }

  private static String written(JsonNode value) {
    return value instanceof MissingNode || value.isNull()
        ? ""
        : value.isValueNode() ? value.asText() : value.toString();
  }
}
