package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.shape.Shape;
import io.bellbuoy.schemas.Attribute;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that expressions are likely to hold. */
final class Vocabulary {

  /** Members of an audit.k8s.io/v1 Event, and those of the entries that cloud providers wrap. */
  static final Set<String> EVENT_MEMBERS = Shape.event().names();

  static final List<String> FUNCTIONS =
      Arrays.stream(Function.values()).map(Function::text).toList();

  static final List<String> ATTRIBUTES =
      Arrays.stream(Attribute.values()).map(Attribute::text).toList();

  private static final Map<String, String> OTHER_RULE_TYPES =
      Map.of("proc", "process", "file", "file system", "net", "network", "req", "web request");

  private Vocabulary() {}

  /** The kind of rule that asks for such a name, where it is none of ours; null else. */
  static @Nullable String otherRuleType(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    return end == name.length() ? null : OTHER_RULE_TYPES.get(name.substring(0, end));
  }
}
