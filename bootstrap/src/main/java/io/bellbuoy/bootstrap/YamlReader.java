package io.bellbuoy.bootstrap;

import io.bellbuoy.bootstrap.ConfigNode.Items;
import io.bellbuoy.bootstrap.ConfigNode.Section;
import io.bellbuoy.bootstrap.ConfigNode.Text;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML into nodes that know their lines. Plain values stay texts, so that {@code no} and
 * {@code 1.10} are what was written; a key without a value counts as not written.
 */
final class YamlReader {

  private static final int MAX_DEPTH = 50;

  private final String source;
  private final Problems problems;

  /**
   * A reader.
   *
   * @param source what problems call the text, such as its file
   */
  YamlReader(String source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The text's section; an empty one where it has none, and then a problem says why. */
  Section section(String yaml) {
    ConfigNode node = node(yaml);
    if (node == null || (node instanceof Text text && text.text() == null)) {
      return Section.EMPTY;
    }
    if (node instanceof Section section) {
      return section;
    }
    problems.add(node.origin(), "", "the file must hold keys and values, such as http:");
    return Section.EMPTY;
  }

  /** The text's value; null where it has none or cannot be read, and then a problem says why. */
  @Nullable ConfigNode node(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    try {
      Node root = new Yaml(options).compose(new StringReader(yaml));
      return root == null ? null : convert(root, origin(root), "", 0);
    } catch (MarkedYAMLException e) {
      String place = e.getProblemMark() == null ? source : line(e.getProblemMark().getLine());
      problems.add(place, "", "no readable YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add(source, "", "no readable YAML: " + e.getMessage());
    }
    return null;
  }

  private ConfigNode convert(Node node, String origin, String path, int depth) {
    if (depth > MAX_DEPTH) {
      throw new YAMLException("nested deeper than " + MAX_DEPTH);
    }
    if (node instanceof MappingNode mapping) {
      return new Section(entries(mapping, path, depth), origin);
    }
    if (node instanceof SequenceNode sequence) {
      List<ConfigNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(convert(item, origin(item), path + "[" + items.size() + "]", depth + 1));
      }
      return new Items(items, origin);
    }
    boolean isNull = node.getTag().equals(Tag.NULL);
    return new Text(isNull ? null : ((ScalarNode) node).getValue(), true, origin);
  }

  private Map<String, ConfigNode> entries(MappingNode mapping, String path, int depth) {
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    Map<String, String> origins = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String origin = origin(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        problems.add(origin, path, "a key must be a word");
        continue;
      }
      String key = scalar.getValue();
      String keyPath = path.isEmpty() ? key : path + "." + key;
      String first = origins.putIfAbsent(key, origin);
      if (first != null) {
        problems.add(origin, keyPath, "written twice, first at " + first + "; remove one");
      } else if (!isEmpty(tuple.getValueNode())) {
        entries.put(key, convert(tuple.getValueNode(), origin, keyPath, depth + 1));
      }
    }
    return entries;
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().isEmpty();
  }

  private String origin(Node node) {
    return line(node.getStartMark().getLine());
  }

  private String line(int index) {
    return source + ":" + (index + 1);
  }
}
