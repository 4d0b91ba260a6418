package io.bellbuoy.rules.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The keys of one mapping that has a fixed set of them. */
final class Fields {

  private final NodeReader reader;
  private final Place place;
  private final boolean mapping;
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  /** Takes the mapping apart; unknown and repeated keys become findings. */
  Fields(SourceFile file, Node mapping, String what, List<String> known) {
    this.reader = new NodeReader(file);
    this.mapping = mapping instanceof MappingNode;
    Place first = Place.of(mapping);
    for (NodeTuple tuple : reader.tuples(mapping, what)) {
      Node key = tuple.getKeyNode();
      if (nodes.isEmpty()) {
        first = Place.of(key);
      }
      if (!(key instanceof ScalarNode scalar)) {
        file.error(key, "a key must be a text, this is " + NodeReader.kind(key), null);
      } else if (!known.contains(scalar.getValue())) {
        String near = NodeReader.nearest(scalar.getValue(), known);
        String all = "the keys of " + what + " are " + String.join(", ", known);
        file.error(key, "unknown key `" + scalar.getValue() + "`", near == null ? all : near);
      } else if (nodes.putIfAbsent(scalar.getValue(), tuple.getValueNode()) != null) {
        file.error(
            key, "the key `" + scalar.getValue() + "` is here twice", "remove one of the two");
      }
    }
    this.place = first;
  }

  /** Where the mapping begins. */
  Place place() {
    return place;
  }

  @Nullable Node node(String key) {
    return nodes.get(key);
  }

  /** Whether the key is not there; false where there are no keys at all, which has been said. */
  boolean lacks(String key) {
    return mapping && !nodes.containsKey(key);
  }

  @Nullable PlacedText text(String key) {
    Node node = nodes.get(key);
    return node == null ? null : reader.text(node, key);
  }

  /** A text that must be there and not be empty. */
  @Nullable PlacedText required(String key, String of) {
    if (lacks(key)) {
      reader.file().error(place, of + " has no `" + key + "`", "add `" + key + ":`");
    }
    Node node = nodes.get(key);
    if (node == null) {
      return null;
    }
    PlacedText text = reader.text(node, key);
    if (text != null && text.text().isBlank()) {
      reader.file().error(node, key + " is empty", null);
      return null;
    }
    return text;
  }

  @Nullable Boolean bool(String key) {
    Node node = nodes.get(key);
    return node == null ? null : reader.bool(node, key);
  }

  List<String> texts(String key) {
    Node node = nodes.get(key);
    return node == null ? List.of() : reader.texts(node, key);
  }

  List<PlacedText> placedTexts(String key) {
    Node node = nodes.get(key);
    return node == null ? List.of() : reader.placedTexts(node, key);
  }

  List<Node> items(String key) {
    Node node = nodes.get(key);
    return node == null ? List.of() : reader.items(node, key);
  }
}
