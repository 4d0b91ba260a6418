package io.bellbuoy.rules.file;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One event that a rule file writes as YAML. Not thread-safe. */
final class EventNode {

  /** Aliases inside aliases grow without end; no event has as many values as this. */
  private static final int MOST_VALUES = 200_000;

  private static final int DEEPEST = 200;

  private final SourceFile file;
  private int values;
  private boolean broken;

  EventNode(SourceFile file) {
    this.file = file;
  }

  /** The event; null where it is none, which is then among the file's findings. */
  @Nullable JsonValue json(Node node) {
    JsonValue event = value(node, 0);
    return broken ? null : event;
  }

  private JsonValue value(Node node, int depth) {
    if (broken && values > MOST_VALUES) {
      return new JsonNull();
    }
    if (++values > MOST_VALUES || depth > DEEPEST) {
      values = MOST_VALUES + 1;
      return refuse(node, "the event is too large or refers to itself");
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping, depth);
    }
    if (node instanceof SequenceNode sequence) {
      List<JsonValue> elements = new ArrayList<>();
      sequence.getValue().forEach(element -> elements.add(value(element, depth + 1)));
      return new JsonArray(elements);
    }
    return node instanceof ScalarNode scalar
        ? scalar(scalar)
        : refuse(node, "this has no counterpart in JSON");
  }

  private JsonValue object(MappingNode mapping, int depth) {
    List<Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode name)) {
        refuse(key, "a key must be a text, this is " + NodeReader.kind(key));
      } else if (!names.add(name.getValue())) {
        refuse(key, "the key `" + name.getValue() + "` is here twice");
      } else {
        members.add(new Member(name.getValue(), value(tuple.getValueNode(), depth + 1)));
      }
    }
    return new JsonObject(members);
  }

  private JsonValue scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return new JsonNull();
    }
    if (tag.equals(Tag.BOOL)) {
      return text.equals("true") || text.equals("false")
          ? new JsonBoolean(text.equals("true"))
          : refuse(scalar, "this is neither true nor false");
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return JsonTags.NUMBER.matcher(text).matches()
          ? new JsonNumber(text)
          : refuse(scalar, "this is no number");
    }
    return tag.equals(Tag.STR)
        ? new JsonText(text)
        : refuse(scalar, "the tag " + tag + " has no counterpart in JSON");
  }

  private JsonValue refuse(Node node, String message) {
    broken = true;
    file.error(node, message, null);
    return new JsonNull();
  }
}
