package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that somebody made to stop an engine. The time limits are for what would never end. */
@Timeout(60)
final class OddEventsTest {

  private static final int WIDE = 100_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpath(\"a\") = jpath(\"b\")",
        "jpath(\"a\") != jpath(\"b\")",
        "jpath(\"a\") < jpath(\"b\")",
        "jpath(\"a\") contains jpath(\"b\")",
        "jpath(\"a[*]\") startswith jpath(\"b\")",
        "jpath(\"a[*]\") endswith jpath(\"b\")",
        "jpath(\"a[*]\") contains jpath(\"b\")",
        "count(jpath(\"a\")) = count(jpath(\"b\"))",
        "lowercase(jpath(\"a\")) = uppercase(jpath(\"b\"))",
        "all(\"a\", jpath(\"@\") matches /x?\\d+/)",
        "any(\"a\", jpath(\"@\") in (\"nothing\"))",
        "any(\"a\", jpath(\"@\") = jpath(\"$.b\"))",
        "any(\"a\", jpath(\"$.b\") = jpath(\"@\"))",
        "any(\"a\", jpath(\"$.b\") = \"nothing\")",
        "any(\"a\", jpath(\"$.b\") not contains \"y1\")",
        "any(\"a\", jpath(\"@\") contains jpath(\"$.b\"))",
        "any(\"a\", jpath(\"@\") startswith jpath(\"$.b\"))",
        "any(\"a\", any(\"$.b\", jpath(\"@\") = \"nothing\"))",
        "any(\"a\", none(\"$.b\", exists(jpath(\"@\"))))",
        "jpath(\"..*\") = \"nothing\""
      })
  void wideListsAreComparedInTimeThatGrowsWithTheirSum(String expression) {
    String left =
        IntStream.range(0, WIDE).mapToObj(i -> "\"x" + i + "\"").collect(Collectors.joining(","));
    String right =
        IntStream.range(0, WIDE).mapToObj(i -> "\"y" + i + "\"").collect(Collectors.joining(","));
    JsonValue event = Trial.event("{\"a\":[" + left + "],\"b\":[" + right + "]}");
    assertThat(Trial.matches(expression, event)).isIn(true, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpath(\"..a\") = \"x\"",
        "jpath(\"..*\") = \"x\"",
        "jpath(\"a..a.a.a\") = \"x\"",
        "count(jpath(\"..a\")) > 9000",
        "exists(jpath(\"..nothing\"))",
        "any(\"a\", exists(jpath(\"..b\")))",
        "jpath(\"a\") contains \"x\"",
        "exists(jpath(\"a\"))"
      })
  void depthIsNoTrouble(String expression) {
    JsonValue objects = Trial.event("{\"a\":".repeat(9_999) + "\"x\"" + "}".repeat(9_999));
    JsonValue arrays =
        Trial.event("{\"a\":" + "[".repeat(9_999) + "\"x\"" + "]".repeat(9_999) + "}");
    JsonValue both = Trial.event("{\"a\":[".repeat(4_999) + "\"x\"" + "]}".repeat(4_999));
    assertThat(Trial.matches(expression, objects)).isIn(true, false);
    assertThat(Trial.matches(expression, arrays)).isIn(true, false);
    assertThat(Trial.matches(expression, both)).isIn(true, false);
  }

  @Test
  void aDeepListWithAWideBottomIsWalkedOnce() {
    String bottom =
        IntStream.range(0, WIDE).mapToObj(Integer::toString).collect(Collectors.joining(","));
    JsonValue event = Trial.event("{\"a\":" + "[".repeat(9_000) + bottom + "]".repeat(9_000) + "}");
    assertThat(Trial.matches("count(jpath(\"a\")) = 100000", event)).isTrue();
    assertThat(Trial.matches("count(jpath(\"..*\")) = 100000", event)).isTrue();
    assertThat(Trial.matches("count(jpath(\"a[*][*][*]\")) = 100000", event)).isTrue();
  }

  @Test
  void repeatedMembersInMassesAreAllSeen() {
    String twins =
        IntStream.range(0, WIDE).mapToObj(i -> "\"b\":" + i).collect(Collectors.joining(","));
    JsonValue event = Trial.event("{\"a\":{" + twins + "}," + twins + "}");
    assertThat(Trial.matches("jpath(\"a.b\") = 99999", event)).isTrue();
    assertThat(Trial.matches("jpath(\"b\") = 99999", event)).isFalse();
    assertThat(Trial.matches("count(jpath(\"..b\")) = 100001", event)).isTrue();
    assertThat(Trial.matches("count(jpath(\"*\")) = 2", event)).isTrue();
  }

  @Test
  void numbersOfMegabytesAreCompared() {
    String digits = "9".repeat(2_000_000);
    JsonValue event =
        Trial.event("{\"a\":" + digits + ",\"b\":\"" + digits + "\",\"c\":" + digits + "e9999}");
    assertThat(Trial.matches("jpath(\"a\") > 5 and jpath(\"c\") > 5", event)).isTrue();
    assertThat(Trial.matches("jpath(\"a\") < jpath(\"c\")", event)).isTrue();
    assertThat(Trial.matches("jpath(\"a\") = jpath(\"b\")", event)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "null", "1", "\"x\"", "true", "[[],{}]", "[{\"verb\":\"get\"}]", "{}"})
  void anEventThatIsNoObjectIsAnsweredFor(String event) {
    for (String expression :
        new String[] {
          "jpath(\"verb\") = \"get\"",
          "jpath(\"verb\") != \"get\"",
          "exists(jpath(\"verb\"))",
          "count(jpath(\"..*\")) = 0",
          "jpath(\"[0]\") = 1",
          "jpath(\"*\") = 1",
          "any(\"verb\", true)",
          "all(\"*\", false)",
          "jpath(\"$.verb\") = 1"
        }) {
      assertThat(Trial.matches(expression, event)).isIn(true, false);
    }
  }

  @Test
  void loneSurrogatesAreTextsLikeOthers() {
    JsonValue event = Trial.event("{\"a\":\"\\ud800x\\udc00\"}");
    assertThat(Trial.matches("jpath(\"a\") contains \"x\"", event)).isTrue();
    assertThat(Trial.matches("length(jpath(\"a\")) = 3", event)).isTrue();
    assertThat(Trial.matches("jpath(\"a\") contains /x/", event)).isTrue();
    assertThat(Trial.matches("jpath(\"a\") = \"\\ud800x\\udc00\"", event)).isTrue();
    assertThat(Trial.matches("lowercase(jpath(\"a\")) = uppercase(jpath(\"a\"))", event)).isFalse();
    assertThat(Trial.matches("exists(base64Decode(jpath(\"a\")))", event)).isFalse();
  }

  @Test
  void hashesThatCollideAreNoTrouble() {
    StringBuilder values = new StringBuilder("\"AaAa\"");
    for (int i = 0; i < 1 << 16; i++) {
      values.append(",\"");
      for (int bit = 0; bit < 16; bit++) {
        values.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      values.append('"');
    }
    JsonValue event = Trial.event("{\"a\":[" + values + "],\"b\":[" + values + "]}");
    assertThat(Trial.matches("jpath(\"a\") = jpath(\"b\")", event)).isTrue();
  }
}
