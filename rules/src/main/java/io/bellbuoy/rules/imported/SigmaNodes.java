package io.bellbuoy.rules.imported;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Takes nodes of YAML for what they are. */
final class SigmaNodes {

  private SigmaNodes() {}

  /** The members of a mapping. */
  static Map<String, Node> members(MappingNode mapping) {
    Map<String, Node> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = text(tuple.getKeyNode());
      if (members.putIfAbsent(key, tuple.getValueNode()) != null) {
        throw new UntranslatableException("the key `" + key + "` is there twice");
      }
    }
    return members;
  }

  /** The text of a scalar. */
  static String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new UntranslatableException(
        "line " + (node.getStartMark().getLine() + 1) + " should have one text");
  }

  /** The text of a member; empty where there is none. */
  static String text(Map<String, Node> members, String key) {
    Node node = members.get(key);
    return node == null || isNull(node) ? "" : text(node).strip();
  }

  /** The texts of a member that is a list, or one text. */
  static List<String> texts(Map<String, Node> members, String key) {
    Node node = members.get(key);
    return node == null || isNull(node)
        ? List.of()
        : items(node).stream().map(SigmaNodes::text).map(String::strip).toList();
  }

  /** The items of a list; another node is its own only item. */
  static List<Node> items(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
  }

  /** A mapping that a member must be; null where there is none. */
  static @Nullable MappingNode mapping(Map<String, Node> members, String key) {
    Node node = members.get(key);
    if (node == null || node instanceof MappingNode) {
      return (MappingNode) node;
    }
    throw new UntranslatableException("`" + key + "` should be a mapping");
  }

  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }
}
