package io.bellbuoy.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonWriter;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is said to be impossible, or to follow, is so for events of every kind: held against the
 * plain reading of the conditions.
 */
final class RefutationSoundnessTest {

  private static final int PAIRS = 1_500;
  private static final int EVENTS = 300;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsSaidToFollowFollows(long seed) {
    Random random = new Random(seed);
    List<JsonValue> events = events(random);
    RandomConditions conditions = new RandomConditions(random);
    int followed = 0;
    int reached = 0;
    for (int i = 0; i < PAIRS; i++) {
      String narrow = conditions.condition(random.nextInt(3));
      String wide = wider(narrow, conditions, random);
      Expression first = expression(narrow);
      Expression second = expression(wide);
      List<Claim> together = List.of(ClaimBuilder.of(first), ClaimBuilder.of(second).negated());
      if (new Refutation(5_000).refutes(together)) {
        followed++;
        boolean matched = false;
        for (JsonValue event : events) {
          if (first.matches(event, Attributes.ofCluster("a"))) {
            matched = true;
            assertThat(second.matches(event, Attributes.ofCluster("a")))
                .as("seed %s: %s%n=> %s%nof %s", seed, narrow, wide, JsonWriter.write(event))
                .isTrue();
          }
        }
        reached += matched ? 1 : 0;
      }
    }
    assertThat(followed).isGreaterThan(PAIRS / 10);
    assertThat(reached).isGreaterThan(PAIRS / 20);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void whatIsSaidNeverToHoldNeverHolds(long seed) {
    Random random = new Random(seed);
    List<JsonValue> events = events(random);
    RandomConditions conditions = new RandomConditions(random);
    int impossible = 0;
    for (int i = 0; i < PAIRS; i++) {
      String text = conditions.condition(1) + " and " + conditions.condition(1);
      Expression expression = expression(text);
      if (new Refutation(5_000).refutes(List.of(ClaimBuilder.of(expression)))) {
        impossible++;
        for (JsonValue event : events) {
          assertThat(expression.matches(event, Attributes.ofCluster("a")))
              .as("seed %s: %s%nof %s", seed, text, JsonWriter.write(event))
              .isFalse();
        }
      }
    }
    assertThat(impossible).isGreaterThan(PAIRS / 50);
  }

  /** The same with less asked, so that it often follows; or anything. */
  private static String wider(String narrow, RandomConditions conditions, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> narrow + " or " + conditions.condition(1);
      case 1 -> narrow.replaceFirst(" = \"(\\w+)\"", " in (\"$1\", \"x\")");
      case 2 -> dropped(narrow);
      default -> conditions.condition(random.nextInt(2));
    };
  }

  /** Without the last of what is joined, where it still reads. */
  private static String dropped(String text) {
    int and = text.lastIndexOf(" and ");
    String shorter = and < 0 ? text : text.substring(0, and) + ")".repeat(open(text, and));
    return ExpressionParser.parse(shorter, Map.of()) instanceof ParseResult.Parsed ? shorter : text;
  }

  private static int open(String text, int end) {
    String before = text.substring(0, end);
    return (int)
        (before.chars().filter(c -> c == '(').count()
            - before.chars().filter(c -> c == ')').count());
  }

  private static List<JsonValue> events(Random random) {
    RandomEvents generator = new RandomEvents(random);
    List<JsonValue> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(generator.event());
    }
    return events;
  }

  private static Expression expression(String text) {
    ParseResult result = ExpressionParser.parse(text, Map.of());
    assertThat(result).as(text).isInstanceOf(ParseResult.Parsed.class);
    return ((ParseResult.Parsed) result).expression();
  }
}
