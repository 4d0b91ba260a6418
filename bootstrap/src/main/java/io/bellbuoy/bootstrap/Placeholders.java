package io.bellbuoy.bootstrap;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables into values: <code>${NAME}</code>, or <code>${NAME:default}</code>
 * where it may be unset. <code>$${</code> stands for <code>${</code> itself.
 */
final class Placeholders {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\$\\{|\\$\\{(?<name>[A-Z_][A-Z0-9_]*)(:(?<absent>[^}]*))?}");

  private final Map<String, String> environment;

  Placeholders(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The text with the variables' values; what has another form, such as Kafka's own <code>
   * ${file:…}</code>, stays as it is.
   *
   * @throws IllegalArgumentException where a variable is not set and has no default
   */
  String expand(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(value(matcher)));
  }

  private String value(Matcher matcher) {
    String name = matcher.group("name");
    if (name == null) {
      return "${";
    }
    String absent = matcher.group("absent");
    if (absent != null && absent.contains("${")) {
      throw new IllegalArgumentException(
          "the default of ${"
              + name
              + "} holds another variable; only a plain text may stand there");
    }
    String value = environment.getOrDefault(name, "");
    if (!value.isEmpty()) {
      return value;
    }
    if (absent == null) {
      throw new IllegalArgumentException(
          "the environment variable %s is not set; set it or write ${%s:default}"
              .formatted(name, name));
    }
    return absent;
  }
}
