package io.bellbuoy.rules.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.schemas.Attributes;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantifiers whose values lie inside each other, with conditions that look at any depth. */
final class NestedValuesTest {

  private static final String DEEP_CONDITION =
      """
      any("..a", jpath("..b") = "x" and count(jpath("..b")) > 1
        and not exists(jpath("..c")) and any("..a", jpath("..b") startswith "y"))
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpath(\"..b\") = \"x\"",
        "jpath(\"..b\") != \"x\"",
        "jpath(\"..b.c\") = \"x\"",
        "jpath(\"..b[0]\") = \"x\"",
        "jpath(\"..b.*\") contains \"x\"",
        "jpath(\"..*\") = \"y\"",
        "jpath(\"c..b\") = \"x\"",
        "jpath(\"..b\") contains \"x\"",
        "uppercase(jpath(\"..b\")) = \"X\"",
        "exists(jpath(\"..b\"))",
        "exists(jpath(\"..*\"))",
        "count(jpath(\"..b\")) = 2",
        "count(jpath(\"c..*\")) > 3",
        "any(\"..b\", jpath(\"c\") = \"x\")",
        "all(\"..b\", jpath(\"@\") = \"x\")",
        "none(\"..b\", jpath(\"..c\") = \"x\")",
        "jpath(\"..b\") = jpath(\"..c\")"
      })
  void eachValueIsAskedAsIfItWereAlone(String condition) {
    Expression alone = parsed(condition);
    Expression any = parsed("any(\"$..a\", " + condition + ")");
    Expression all = parsed("all(\"$..a\", " + condition + ")");
    Random random = new Random(condition.hashCode());
    int held = 0;
    for (int round = 0; round < 600; round++) {
      JsonValue event = JsonReader.read(("{\"r\":" + json(random, 6) + "}").getBytes(UTF_8));
      List<Boolean> each =
          EventPaths.of("..a").values(event).stream()
              .map(value -> alone.matches(value, Attributes.NONE))
              .toList();
      assertThat(any.matches(event, Attributes.NONE)).isEqualTo(each.contains(true));
      assertThat(all.matches(event, Attributes.NONE)).isEqualTo(!each.contains(false));
      held += each.contains(true) ? 1 : 0;
    }
    assertThat(held).isPositive();
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void depthTimesSizeIsNotWhatItCosts() {
    // Ten thousand levels, and half a megabyte inside of the innermost.
    String inner = "{\"b\":[" + "\"y\",".repeat(120_000) + "\"x\"]}";
    String event = "{\"a\":".repeat(9_900) + inner + "}".repeat(9_900);
    JsonValue tree = JsonReader.read(event.getBytes(UTF_8));
    Expression expression = parsed(DEEP_CONDITION);

    assertThat(expression.matches(tree, Attributes.NONE)).isTrue();
    assertThat(expression.explain(tree, Attributes.NONE)).hasSizeBetween(1, Findings.MOST);
  }

  private static Expression parsed(String text) {
    if (ExpressionParser.parse(text, Map.of()) instanceof ParseResult.Parsed parsed) {
      return parsed.expression();
    }
    throw new AssertionError("does not compile: " + text);
  }

  /** No name twice in one object: at the top of an event only the first would count. */
  private static String json(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(5);
    if (kind == 0) {
      return random.nextInt(6) == 0 ? "null" : '"' + (random.nextBoolean() ? "x" : "y") + '"';
    }
    if (kind == 1) {
      return "[" + json(random, depth - 1) + "," + json(random, depth - 1) + "]";
    }
    StringBuilder object = new StringBuilder("{");
    for (String name : List.of("a", "b", "c")) {
      if (random.nextInt(3) > 0) {
        object.append(object.length() > 1 ? "," : "").append('"').append(name).append("\":");
        object.append(json(random, depth - 1));
      }
    }
    return object.append("}").toString();
  }
}
