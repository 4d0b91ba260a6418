package io.bellbuoy.rules.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.schemas.RawJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** An event as YAML where YAML can say it, else as a text that holds the JSON. */
final class JsonNode {

  /** What readers of YAML commonly take. */
  private static final int DEEPEST = 40;

  private JsonNode() {}

  static Node of(RawJson event) {
    try {
      JsonValue value = JsonReader.read(event.text().getBytes(UTF_8));
      return isYaml(value, 0) ? node(value) : NodeBuilder.text(event.text());
    } catch (UnreadableEventException e) {
      return NodeBuilder.text(event.text());
    }
  }

  /** YAML refuses repeated keys and deep nesting. */
  private static boolean isYaml(JsonValue value, int depth) {
    if (depth > DEEPEST) {
      return false;
    }
    if (value instanceof JsonArray array) {
      return array.elements().stream().allMatch(element -> isYaml(element, depth + 1));
    }
    if (value instanceof JsonObject object) {
      Set<String> names = new HashSet<>();
      return object.members().stream()
          .allMatch(member -> names.add(member.name()) && isYaml(member.value(), depth + 1));
    }
    return true;
  }

  private static Node node(JsonValue value) {
    if (value instanceof JsonObject object) {
      NodeBuilder builder = new NodeBuilder();
      object.members().forEach(member -> builder.always(member.name(), node(member.value())));
      return builder.build();
    }
    if (value instanceof JsonArray array) {
      List<Node> items = new ArrayList<>();
      array.elements().forEach(element -> items.add(node(element)));
      return NodeBuilder.list(items);
    }
    if (value instanceof JsonText text) {
      return NodeBuilder.text(text.text());
    }
    if (value instanceof JsonBoolean bool) {
      return NodeBuilder.bool(bool.value());
    }
    return value instanceof JsonNumber number
        ? plain(
            JsonTags.INTEGER.matcher(number.text()).matches() ? Tag.INT : Tag.FLOAT, number.text())
        : plain(Tag.NULL, "null");
  }

  private static Node plain(Tag tag, String text) {
    return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
  }
}
