package io.bellbuoy.rules.file;

import io.bellbuoy.rules.expression.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Takes nodes for what they should be; what they are not becomes a finding of the file. */
record NodeReader(SourceFile file) {

  /** A text; a number counts as one. Null where it is neither. */
  @Nullable PlacedText text(Node node, String what) {
    if (node instanceof ScalarNode scalar) {
      if (scalar.getTag().equals(Tag.STR)
          || scalar.getTag().equals(Tag.INT)
          || scalar.getTag().equals(Tag.FLOAT)) {
        return PlacedText.of(file, scalar);
      }
      String found = scalar.getTag().equals(Tag.NULL) ? "nothing" : "`" + scalar.getValue() + "`";
      file.error(node, what + " must be a text, this is " + found, "put it in quotes");
      return null;
    }
    file.error(node, what + " must be a text, this is " + kind(node), null);
    return null;
  }

  @Nullable Boolean bool(Node node, String what) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return scalar.getValue().equals("true");
    }
    file.error(node, what + " must be true or false, this is " + kind(node), null);
    return null;
  }

  /** The items of a list; none where it is no list. */
  List<Node> items(Node node, String what) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    file.error(
        node, what + " must be a list, this is " + kind(node), "write each item after a dash");
    return List.of();
  }

  /** The texts of a list. */
  List<String> texts(Node node, String what) {
    return placedTexts(node, what).stream().map(PlacedText::text).toList();
  }

  /** The texts of a list and where they stand. */
  List<PlacedText> placedTexts(Node node, String what) {
    List<PlacedText> texts = new ArrayList<>();
    for (Node item : items(node, what)) {
      PlacedText text = text(item, "each of " + what);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** The names and values of a mapping of any keys; none where it is no mapping. */
  List<NodeTuple> tuples(Node node, String what) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue();
    }
    file.error(
        node,
        what + " must be a mapping, this is " + kind(node),
        "write each key followed by a colon");
    return List.of();
  }

  static String kind(Node node) {
    if (node instanceof SequenceNode) {
      return "a list";
    }
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? "`" + shortened(scalar.getValue()) + "`"
        : "nothing";
  }

  /** {@code did you mean …?}, or null where no known word is near. */
  static @Nullable String nearest(String written, Collection<String> known) {
    String near = Suggestion.nearest(written, known);
    return near == null ? null : "did you mean `" + near + "`?";
  }

  private static String shortened(String value) {
    String line = value.strip().replaceAll("\\s+", " ");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }
}
