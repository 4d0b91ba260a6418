package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the text and whatever the event: an answer. */
@Timeout(120)
final class RobustnessTest {

  private static final String[] TOKENS = {
    "and",
    "or",
    "not",
    "in",
    "contains",
    "startswith",
    "endswith",
    "matches",
    "any",
    "all",
    "none",
    "exists",
    "jpath",
    "cidr",
    "true",
    "false",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "(",
    ")",
    "(",
    ")",
    ",",
    "\"verb\"",
    "\"a..b\"",
    "\"10.0.0.0/8\"",
    "\"@\"",
    "\"$.x\"",
    "\"\\q\"",
    "/x/",
    "/(/",
    "5",
    "-1",
    "1.5",
    "@bots",
    "@nope",
    "@",
    "cluster",
    "lowercase",
    "count",
    "nope",
    "proc.name",
    "==",
    "=>",
    "&&",
    "||",
    "!",
    "'x'",
    "“x”",
    "\"x",
    "/x",
    "[",
    "]",
    ";",
    "#",
    "//",
    "\n",
    "\t",
    " ",
    "AND",
    "é",
    "😀",
    "\u0000",
    "\ud800",
    "jpath(\"verb\")",
    "jpath(\"a.b\")",
    "any(\"a\", jpath(\"@\") = \"x\")"
  };

  @Test
  void noTextMakesTheParserThrow() {
    Random random = new Random(20240601);
    int parsed = 0;
    for (int i = 0; i < 15_000; i++) {
      String text = text(random);
      ParseResult result = Trial.parse(text);
      assertThat(result.diagnostics()).as(text).allSatisfy(d -> checkPlace(d, text));
      if (result instanceof ParseResult.Parsed) {
        parsed++;
      } else {
        assertThat(result.diagnostics()).as(text).isNotEmpty();
      }
    }
    assertThat(parsed).isGreaterThan(30);
  }

  @Test
  void noPieceOfAGoodTextMakesTheParserThrow() {
    String good =
        "jpath(\"verb\") = \"create\" and (not jpath(\"a[0].b\") in (\"x\", 5) or any(\"a\", jpath(\"@\") matches /x/)) "
            + "and jpath(\"ip\") in cidr(\"10.0.0.0/8\", @office) and count(jpath(\"a\")) > 1";
    assertThat(Trial.parse(good)).isInstanceOf(ParseResult.Parsed.class);
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder(good);
      int changes = 1 + random.nextInt(4);
      for (int change = 0; change < changes; change++) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.deleteCharAt(at);
        } else {
          text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
        }
      }
      ParseResult result = Trial.parse(text.toString());
      assertThat(result.diagnostics()).allSatisfy(d -> checkPlace(d, text.toString()));
    }
  }

  @Test
  void noEventMakesAnExpressionThrow() {
    Random random = new Random(11);
    List<Expression> expressions = new ArrayList<>();
    while (expressions.size() < 150) {
      if (Trial.parse(expression(random, 3)) instanceof ParseResult.Parsed parsed) {
        expressions.add(parsed.expression());
      }
    }
    for (int i = 0; i < 150; i++) {
      JsonValue event = value(random, 5);
      for (Expression expression : expressions) {
        boolean answer = expression.matches(event, Attributes.ofCluster("c"));
        assertThat(new Not(expression).matches(event, Attributes.ofCluster("c")))
            .isNotEqualTo(answer);
        assertThat(expression.explain(event, Attributes.ofCluster("c")))
            .hasSizeLessThanOrEqualTo(20);
      }
    }
  }

  @Test
  void noBytesMakeTheReaderThrowAnythingElse() {
    byte[] good =
        "{\"a\":[1,-2.5e3,\"\\u00e9😀\",true,null,{\"b\":{}}]}"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Random random = new Random(3);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(JsonReader.read(bytes)).isNotNull();
        read++;
      } catch (UnreadableEventException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(read).isPositive();
  }

  private static void checkPlace(Diagnostic diagnostic, String text) {
    String[] lines = text.split("\n", -1);
    assertThat(diagnostic.line()).isBetween(1, lines.length);
    String line = lines[diagnostic.line() - 1];
    int points = line.codePointCount(0, line.length());
    assertThat(diagnostic.column()).isBetween(1, points + 1);
    assertThat(diagnostic.length()).isPositive();
    assertThat(diagnostic.message())
        .isNotBlank()
        .doesNotContain("missing STRING", "extraneous", "mismatched", "EOF");
    assertThat(diagnostic.displayIn("f", text)).contains("^");
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int tokens = random.nextInt(14);
    for (int i = 0; i < tokens; i++) {
      text.append(TOKENS[random.nextInt(TOKENS.length)]).append(random.nextInt(5) == 0 ? "" : " ");
    }
    return text.toString();
  }

  private static String expression(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 2)) {
      case 0 ->
          operand(random)
              + pick(random, " = ", " != ", " < ", " >= ", " contains ", " not startswith ")
              + operand(random);
      case 1 ->
          operand(random)
              + pick(
                  random,
                  " in (\"x\",1)",
                  " in @bots",
                  " in cidr(\"::/0\")",
                  " matches /.*/",
                  " contains /x/");
      case 2 -> "not " + expression(random, depth - 1);
      case 3 -> "(" + expression(random, depth - 1) + " and " + expression(random, depth - 1) + ")";
      case 4 -> "(" + expression(random, depth - 1) + " or " + expression(random, depth - 1) + ")";
      default ->
          pick(random, "any", "all", "none")
              + "("
              + path(random)
              + ", "
              + expression(random, depth - 1)
              + ")";
    };
  }

  private static String operand(Random random) {
    String path = "jpath(" + path(random) + ")";
    return switch (random.nextInt(8)) {
      case 0 -> "\"x\"";
      case 1 -> "1";
      case 2 -> "cluster";
      case 3 ->
          pick(random, "count", "length", "lowercase", "uppercase", "base64Decode")
              + "("
              + path
              + ")";
      default -> path;
    };
  }

  private static String path(Random random) {
    return pick(
        random,
        "\"a\"",
        "\"a.b\"",
        "\"..b\"",
        "\"*\"",
        "\"a[0]\"",
        "\"a[*].b\"",
        "\"a..*\"",
        "\"$.a\"",
        "\"a[-1]\"",
        "\"b.#\"");
  }

  private static JsonValue value(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 9 : 6);
    return switch (kind) {
      case 0 -> new JsonValue.JsonNull();
      case 1 -> new JsonValue.JsonBoolean(random.nextBoolean());
      case 2 -> new JsonValue.JsonNumber(pick(random, "1", "1.0", "-0", "1e9999", "1e99999", "5"));
      case 3, 4, 5 ->
          new JsonValue.JsonText(pick(random, "x", "", "1", "eA==", "::1", "\ud800", "AB"));
      case 6 -> {
        List<JsonValue> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          elements.add(value(random, depth - 1));
        }
        yield new JsonValue.JsonArray(elements);
      }
      default -> {
        List<JsonValue.Member> members = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          members.add(
              new JsonValue.Member(pick(random, "a", "b", "0", ""), value(random, depth - 1)));
        }
        yield new JsonValue.JsonObject(members);
      }
    };
  }

  private static String pick(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
