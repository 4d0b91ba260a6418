package io.bellbuoy.rules.imported;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.rules.imported.PlainSigma.Selection.Item;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sigma as its specification words it, without a thought for speed: what the import is held
 * against. It shares no code with it.
 */
record PlainSigma(Map<String, Selection> selections, String condition) {

  /** All items must hold. */
  record Selection(List<Item> items) {

    /** A field with modifiers, and values. */
    record Item(String field, String modifiers, List<String> values) {}
  }

  String yaml() {
    StringBuilder yaml = new StringBuilder();
    new TreeMap<>(selections)
        .forEach(
            (name, selection) -> {
              yaml.append(name).append(":\n");
              for (Item item : selection.items()) {
                String values =
                    item.values().stream()
                        .map(PlainSigma::quoted)
                        .collect(Collectors.joining(", "));
                yaml.append("  ").append(item.field()).append(item.modifiers());
                yaml.append(": [").append(values).append("]\n");
              }
            });
    return yaml + "condition: " + condition;
  }

  /** The event with one text for one value, and a list for several. */
  static String json(Map<String, List<String>> event) {
    String user = "\"user\":{" + members(event, "user.") + "}";
    String spec = "\"requestObject\":{\"spec\":{" + members(event, "requestObject.spec.") + "}}";
    String object = "\"objectRef\":{" + members(event, "objectRef.") + "}";
    String agent = members(event, "userAgent");
    return "{" + user + "," + spec + "," + object + (agent.isEmpty() ? "" : "," + agent) + "}";
  }

  private static String members(Map<String, List<String>> event, String prefix) {
    return event.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix) && !entry.getValue().isEmpty())
        .map(
            entry -> {
              String name = entry.getKey().substring(entry.getKey().lastIndexOf('.') + 1);
              List<String> values = entry.getValue().stream().map(PlainSigma::quoted).toList();
              boolean list = values.size() > 1 || name.equals("groups");
              String value = String.join(",", values);
              return quoted(name) + ":" + (list ? "[" + value + "]" : value);
            })
        .collect(Collectors.joining(","));
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t").replace("\n", "\\n")
        + '"';
  }

  boolean matches(Map<String, List<String>> event) {
    return holds(Arrays.asList(condition.replace("(", "( ").replace(")", " )").split(" ")), event);
  }

  /** Conditions of two operands in parentheses, so that no precedence is needed. */
  private boolean holds(List<String> words, Map<String, List<String>> event) {
    if (words.get(0).equals("not")) {
      return !holds(words.subList(1, words.size()), event);
    }
    if (words.get(0).equals("(")) {
      int depth = 0;
      for (int i = 1; i < words.size() - 1; i++) {
        String word = words.get(i);
        depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
        if (depth == 0 && (word.equals("and") || word.equals("or"))) {
          boolean left = holds(words.subList(1, i), event);
          boolean right = holds(words.subList(i + 1, words.size() - 1), event);
          return word.equals("and") ? left && right : left || right;
        }
      }
    }
    if (words.size() == 3) {
      return words.get(0).equals("all")
          ? selections.values().stream().allMatch(selection -> holds(selection, event))
          : selections.values().stream().anyMatch(selection -> holds(selection, event));
    }
    return holds(requireNonNull(selections.get(words.get(0))), event);
  }

  private static boolean holds(Selection selection, Map<String, List<String>> event) {
    return selection.items().stream()
        .allMatch(item -> holds(item, requireNonNull(event.get(item.field()))));
  }

  private static boolean holds(Item item, List<String> values) {
    List<String> modifiers = List.of(item.modifiers().split("\\|"));
    if (modifiers.contains("exists")) {
      return values.isEmpty() != Boolean.parseBoolean(item.values().get(0));
    }
    boolean all = modifiers.contains("all");
    boolean holds =
        all
            ? item.values().stream().allMatch(asked -> some(asked, modifiers, values))
            : item.values().stream().anyMatch(asked -> some(asked, modifiers, values));
    return holds != modifiers.contains("neq");
  }

  private static boolean some(String asked, List<String> modifiers, List<String> values) {
    boolean before = modifiers.contains("contains") || modifiers.contains("endswith");
    boolean behind = modifiers.contains("contains") || modifiers.contains("startswith");
    String pattern = (before ? "*" : "") + asked + (behind ? "*" : "");
    boolean cased = modifiers.contains("cased");
    return values.stream()
        .anyMatch(
            value ->
                cased
                    ? like(pattern, 0, value, 0)
                    : like(pattern.toLowerCase(Locale.ROOT), 0, value.toLowerCase(Locale.ROOT), 0));
  }

  private static boolean like(String pattern, int p, String value, int v) {
    if (p == pattern.length()) {
      return v == value.length();
    }
    char c = pattern.charAt(p);
    if (c == '*') {
      for (int i = v; i <= value.length(); i++) {
        if (like(pattern, p + 1, value, i)) {
          return true;
        }
      }
      return false;
    }
    if (v == value.length()) {
      return false;
    }
    if (c == '?') {
      return like(pattern, p + 1, value, v + 1);
    }
    boolean escape =
        c == '\\' && p + 1 < pattern.length() && "*?\\".indexOf(pattern.charAt(p + 1)) >= 0;
    int at = escape ? p + 1 : p;
    return pattern.charAt(at) == value.charAt(v) && like(pattern, at + 1, value, v + 1);
  }
}
