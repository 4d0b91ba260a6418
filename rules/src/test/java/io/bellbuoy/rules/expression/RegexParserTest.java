package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.bellbuoy.rules.expression.Reading.Read;
import io.bellbuoy.rules.expression.Reading.Unreadable;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class RegexParserTest {

  private static final String REPETITION =
      "the regular expression's nested repetitions multiply to more than 1000";
  private static final String INSTRUCTIONS =
      "the regular expression compiles to more than 10000 instructions";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "(?i)kubectl/v1\\.\\d+",
        "[^:]+",
        "[]a]",
        "[^]a]",
        "[[:alpha:]]+",
        "\\Q(((\\E",
        "\\Qa{9}",
        "a{1000}",
        "(a{10}){100}",
        "(?:a{3}|b{5}){10,20}",
        "a{,5}",
        "a{x}",
        "{",
        "}",
        "a{3",
        "\\pL\\p{Greek}",
        "(?P<name>x)",
        "^a|b$",
        "(a|b|c)*d+?",
        "[a-z]{500}[a-z]{400}",
        "\\x{10FFFF}",
        "a{0}",
        "(a*)*",
        "((a?){10}){10}",
        "\\/"
      })
  void whatRe2KnowsCompiles(String text) {
    assertThat(RegexParser.parse(text)).as(text).isInstanceOf(Read.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          ((a{100}){100}){100}        | the regular expression's nested repetitions multiply to more than 1000
          (a{11}){100}                | the regular expression's nested repetitions multiply to more than 1000
          (?:x(?:a{2,50}b){30})       | the regular expression's nested repetitions multiply to more than 1000
          a{1001}                     | the regular expression's nested repetitions multiply to more than 1000
          a{2,99999999}               | the regular expression's nested repetitions multiply to more than 1000
          ([a-z]{20}[0-9]){1000}      | the regular expression's nested repetitions multiply to more than 1000
          (abcdefghijk){1000}         | the regular expression compiles to more than 10000 instructions
          (                           | the regular expression is not valid: missing closing )
          )                           | the regular expression is not valid: unexpected )
          [a                          | the regular expression is not valid: missing closing ]
          *a                          | the regular expression is not valid: missing argument to repetition operator
          a**                         | the regular expression is not valid: invalid nested repetition operator
          \\1                         | the regular expression is not valid: invalid escape sequence
          (?=x)                       | the regular expression looks ahead or behind, which RE2 cannot
          (?<!x)y                     | the regular expression looks ahead or behind, which RE2 cannot
          """)
  void whatCouldStopAnEngineIsRefused(String text, String message) {
    assertThat(message(text)).isEqualTo(message);
  }

  @Test
  void aThousandCharactersAreTheMost() {
    assertThat(RegexParser.parse("a".repeat(1000))).isInstanceOf(Read.class);
    assertThat(RegexParser.parse("😀".repeat(1000))).isInstanceOf(Read.class);
    assertThat(message("a".repeat(1001)))
        .isEqualTo("the regular expression has 1001 characters; 1000 are allowed");
  }

  @Test
  void manyLargeRepetitionsSideBySideAreTooManyInstructions() {
    assertThat(RegexParser.parse("[a-z]{1000}".repeat(9))).isInstanceOf(Read.class);
    assertThat(message("[a-z]{1000}".repeat(11))).isEqualTo(INSTRUCTIONS);
    assertThat(message("(" + "x".repeat(980) + "){1000}")).isEqualTo(INSTRUCTIONS);
    assertThat(message("(?:" + "(a|b)?".repeat(120) + "){1000}")).isEqualTo(INSTRUCTIONS);
    assertThat(message("(?:(?:" + "a{2}".repeat(100) + "){30}){20}")).isEqualTo(REPETITION);
  }

  @Test
  void theEstimateIsNeverTooSmall() {
    Random random = new Random(7);
    int compiled = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = regex(random, 4);
      RegexSize size = RegexSize.of(text);
      assertThat(size.repetition()).isPositive();
      if (size.instructions() < 5_000
          && size.repetition() <= 1000
          && RegexParser.parse(text) instanceof Read<Pattern> read) {
        compiled++;
        assertThat(size.instructions()).as(text).isGreaterThanOrEqualTo(read.value().programSize());
      }
    }
    assertThat(compiled).isGreaterThan(5_000);
  }

  @Test
  void theLargestPatternsRunOnASmallStack() throws Exception {
    String text = "a".repeat(3_000);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Boolean> answers = new ArrayList<>();
    Runnable task =
        () -> {
          for (String regex :
              new String[] {
                "(a?){1000}(a?){1000}b",
                "(?:a?b?c?){900}$x",
                "(".repeat(330) + "a" + ")*".repeat(330)
              }) {
            if (RegexParser.parse(regex) instanceof Read<Pattern> read) {
              PatternMatch match =
                  new PatternMatch(
                      new Operand.TextLiteral(text), PatternMatch.Extent.PART, read.value());
              answers.add(match.matches(Trial.event("{}"), Attributes.NONE));
            }
          }
        };
    Thread thread = new Thread(null, task, "small stack", 512 * 1024);
    thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
    assertThat(answers).containsExactly(false, false, true);
  }

  @Test
  void aCatastrophicTextTakesLinearTime() {
    String event = "{\"a\":\"" + "a".repeat(100_000) + "\"}";
    assertThat(Trial.matches("jpath(\"a\") matches /(a+)+b/", event)).isFalse();
    assertThat(Trial.matches("jpath(\"a\") contains /(a|aa)*c/", event)).isFalse();
    assertThat(Trial.matches("jpath(\"a\") matches /(.*)(.*)(.*)(.*)x/", event)).isFalse();
  }

  private static String message(String text) {
    return RegexParser.parse(text) instanceof Unreadable<Pattern> unreadable
        ? unreadable.message()
        : "it was read";
  }

  private static String regex(Random random, int depth) {
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      switch (random.nextInt(depth > 0 ? 7 : 4)) {
        case 0 -> text.append("a");
        case 1 -> text.append("[a-z]");
        case 2 -> text.append("\\d");
        case 3 -> text.append("(?i)é");
        case 4 -> text.append('(').append(regex(random, depth - 1)).append(')');
        case 5 -> text.append("(?:").append(regex(random, depth - 1)).append(")|x");
        default ->
            text.append("(?:")
                .append(regex(random, depth - 1))
                .append("){2,")
                .append(2 + random.nextInt(5))
                .append('}');
      }
      text.append(
          new String[] {"", "", "", "*", "+", "?", "{3}", "{2,}", "{1,4}"}[random.nextInt(9)]);
    }
    return text.toString();
  }
}
