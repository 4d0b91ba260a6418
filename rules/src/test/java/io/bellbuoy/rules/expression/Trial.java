package io.bellbuoy.rules.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.NamedList;
import java.util.List;
import java.util.Map;

/** What the tests ask of expressions. */
final class Trial {

  private static final Map<String, NamedList> LISTS =
      Map.of(
          "bots", new NamedList("bots", List.of("ci", "403", "1.0")),
          "office", new NamedList("office", List.of("10.0.0.0/8", "2001:db8::1")),
          "people", new NamedList("people", List.of("bob", "10.0.0.1", "eve", "a b", "x")));

  private Trial() {}

  static JsonValue event(String json) {
    return JsonReader.read(json.getBytes(UTF_8));
  }

  static ParseResult parse(String text) {
    return ExpressionParser.parse(text, LISTS);
  }

  /** The expression that a text must be. */
  static Expression expression(String text) {
    ParseResult result = parse(text);
    assertThat(result).as(text).isInstanceOf(ParseResult.Parsed.class);
    return ((ParseResult.Parsed) result).expression();
  }

  static boolean matches(String expression, String json) {
    return matches(expression, event(json));
  }

  static boolean matches(String expression, JsonValue event) {
    return expression(expression).matches(event, Attributes.NONE);
  }

  /** Every error of a text that must be refused, as {@code line:column+length message}. */
  static List<String> errors(String text) {
    ParseResult result = parse(text);
    assertThat(result).as(text).isInstanceOf(ParseResult.Refused.class);
    assertThat(result.diagnostics()).allMatch(d -> d.kind() == Diagnostic.Kind.ERROR);
    return shown(result.diagnostics());
  }

  /** Every warning of a text that must compile. */
  static List<String> warnings(String text) {
    ParseResult result = parse(text);
    assertThat(result).as(text).isInstanceOf(ParseResult.Parsed.class);
    assertThat(result.diagnostics()).allMatch(d -> d.kind() == Diagnostic.Kind.WARNING);
    return shown(result.diagnostics());
  }

  static List<String> shown(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(d -> d.line() + ":" + d.column() + "+" + d.length() + " " + d.message())
        .toList();
  }
}
