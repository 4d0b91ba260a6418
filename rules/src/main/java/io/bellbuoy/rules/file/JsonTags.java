package io.bellbuoy.rules.file;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Which plain scalars are no texts: exactly those that JSON has. YAML 1.1 would turn {@code no}
 * into false and {@code 010} into eight, and an event would not be what its author wrote.
 */
final class JsonTags extends Resolver {

  static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");

  static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  @Override
  protected void addImplicitResolvers() {
    addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
    addImplicitResolver(Tag.NULL, Pattern.compile("null|~"), "n~\0");
    addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
    addImplicitResolver(Tag.INT, INTEGER, "-0123456789");
    addImplicitResolver(Tag.FLOAT, NUMBER, "-0123456789");
  }

  /** The tag that a plain scalar of that text gets. */
  Tag ofPlain(String text) {
    return resolve(NodeId.scalar, text, true);
  }
}
