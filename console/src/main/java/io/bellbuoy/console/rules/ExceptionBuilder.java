package io.bellbuoy.console.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the exception under which a rule would have stayed silent about an alert. Not thread-safe.
 */
final class ExceptionBuilder {

  private static final int LONGEST_NAME = 200;

  /**
   * What an exception can go by: the operand that is compared, by where the alert has its value.
   */
  private static final Map<String, Map<String, String>> ASPECTS = aspects();

  private final JsonNode alert;
  private final List<String> comparisons = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  ExceptionBuilder(JsonNode alert) {
    this.alert = alert;
  }

  private static Map<String, Map<String, String>> aspects() {
    Map<String, Map<String, String>> aspects = new LinkedHashMap<>();
    aspects.put("user", Map.of("/user/username", path("user.username")));
    aspects.put("namespace", Map.of("/object/namespace", path("objectRef.namespace")));
    Map<String, String> object = new LinkedHashMap<>();
    object.put("/object/resource", path("objectRef.resource"));
    object.put("/object/name", path("objectRef.name"));
    aspects.put("object", object);
    aspects.put("resource", Map.of("/object/resource", path("objectRef.resource")));
    aspects.put("verb", Map.of("/verb", path("verb")));
    aspects.put("cluster", Map.of("/cluster", "cluster"));
    aspects.put("userAgent", Map.of("/userAgent", path("userAgent")));
    return aspects;
  }

  /** What an exception can go by. */
  static List<String> known() {
    return List.copyOf(ASPECTS.keySet());
  }

  /** Adds what the exception goes by; false where the alert knows nothing of it. */
  boolean by(String aspect) {
    Map<String, String> operands = ASPECTS.getOrDefault(aspect, Map.of());
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, String> operand : operands.entrySet()) {
      JsonNode value = alert.at(operand.getKey());
      if (!value.isTextual() || value.textValue().isEmpty()) {
        return false;
      }
      comparisons.add(operand.getValue() + " = " + quoted(value.textValue()));
      values.add(value.textValue());
    }
    words.add(aspect + " " + String.join("/", values));
    return !operands.isEmpty();
  }

  /** The exception, under a name that the rule has none of yet. */
  Rule.ExceptionClause clause(Rule rule) {
    String text = String.join(", ", words).replaceAll("\\s+", " ");
    String name =
        text.length() > LONGEST_NAME - 5 ? text.substring(0, LONGEST_NAME - 6) + "…" : text;
    String free = name;
    for (int n = 2; has(rule, free); n++) {
      free = name + " (" + n + ")";
    }
    return new Rule.ExceptionClause(free, String.join("\nand ", comparisons));
  }

  private static boolean has(Rule rule, String name) {
    return rule.exceptions().stream().anyMatch(clause -> clause.name().equals(name));
  }

  private static String path(String path) {
    return "jpath(\"" + path + "\")";
  }

  /**
   * The text as a literal: what an attacker has chosen must not become a part of the expression.
   */
  static String quoted(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c) || c == '\u007f') {
        literal.append(String.format("\\u%04x", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
