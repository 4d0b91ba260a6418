package io.bellbuoy.rules.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Builds one YAML mapping in the order of the calls. Not thread-safe. */
final class NodeBuilder {

  private final List<NodeTuple> tuples = new ArrayList<>();

  /** Adds a key whatever its value. */
  NodeBuilder always(String key, Node value) {
    tuples.add(new NodeTuple(text(key), value));
    return this;
  }

  /** Adds a text, unless it is empty. */
  NodeBuilder text(String key, String value) {
    return value.isEmpty() ? this : always(key, text(value));
  }

  /** Adds a list, unless it is empty. */
  NodeBuilder list(String key, List<Node> items) {
    return items.isEmpty() ? this : always(key, list(items));
  }

  /** Adds what there is. */
  NodeBuilder optional(String key, @Nullable Node value) {
    return value == null ? this : always(key, value);
  }

  Node build() {
    return new MappingNode(Tag.MAP, tuples, tuples.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  static Node list(List<Node> items) {
    return new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  static Node texts(List<String> texts) {
    return list(texts.stream().map(NodeBuilder::text).toList());
  }

  static Node bool(boolean value) {
    return new ScalarNode(Tag.BOOL, Boolean.toString(value), null, null, ScalarStyle.PLAIN);
  }

  static Node number(int value) {
    return new ScalarNode(Tag.INT, Integer.toString(value), null, null, ScalarStyle.PLAIN);
  }

  static Node text(String text) {
    return new ScalarNode(Tag.STR, text, null, null, style(text));
  }

  /** Plain where every reader of YAML, old or new, sees a text. */
  private static ScalarStyle style(String text) {
    // YAML takes these for line breaks, and changes them, except in double quotes.
    if (text.chars().anyMatch(c -> "\r\u0085\u2028\u2029".indexOf(c) >= 0)) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    if (text.contains("\n")) {
      return ScalarStyle.LITERAL;
    }
    boolean plain =
        new JsonTags().ofPlain(text).equals(Tag.STR)
            && new Resolver().resolve(NodeId.scalar, text, true).equals(Tag.STR);
    return plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
  }
}
