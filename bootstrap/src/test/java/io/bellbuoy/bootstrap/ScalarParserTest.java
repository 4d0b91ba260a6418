package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarParserTest {

  enum Level {
    LOW,
    VERY_HIGH
  }

  static Stream<Arguments> values() {
    return Stream.of(
        arguments(String.class, "", ""),
        arguments(String.class, " as it is ", " as it is "),
        arguments(int.class, "-2147483648", Integer.MIN_VALUE),
        arguments(int.class, "+7", 7),
        arguments(int.class, "007", 7),
        arguments(Integer.class, "2147483647", Integer.MAX_VALUE),
        arguments(long.class, "9223372036854775807", Long.MAX_VALUE),
        arguments(Long.class, "0", 0L),
        arguments(double.class, "-1.25e3", -1250.0),
        arguments(Double.class, "3", 3.0),
        arguments(boolean.class, "TRUE", true),
        arguments(Boolean.class, "false", false),
        arguments(Duration.class, "0s", Duration.ZERO),
        arguments(Duration.class, "500ms", Duration.ofMillis(500)),
        arguments(Duration.class, "15 s", Duration.ofSeconds(15)),
        arguments(Duration.class, "2m", Duration.ofMinutes(2)),
        arguments(Duration.class, "24h", Duration.ofDays(1)),
        arguments(Duration.class, "7d", Duration.ofDays(7)),
        arguments(Bytes.class, "1KiB", new Bytes(1024)),
        arguments(Path.class, "a/b", Path.of("a", "b")),
        arguments(Secret.class, "open sesame", new Secret("open sesame")),
        arguments(Level.class, "low", Level.LOW),
        arguments(Level.class, "Very-High", Level.VERY_HIGH),
        arguments(Level.class, "very_high", Level.VERY_HIGH));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aTextBecomesItsValue(Class<?> type, String text, Object value) {
    assertThat(ScalarParser.parse(type, text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "1 ", "1_000", "0x10", "1.0", "1e3", "\u0661", "-"})
  void onlyDigitsAreAWholeNumber(String text) {
    assertRefused(int.class, text, "'" + text + "' is no whole number; write digits only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Infinity", "NaN", "1,5", ".5", "1f", "0x1p3", "1e9999"})
  void onlyPlainDecimalsAreANumber(String text) {
    assertRefused(double.class, text, "'" + text + "' is no number; write one such as 0.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "1", "1 S", "1w", "1h30m", "1.5h", "1  s", "9999999999s"})
  void aDurationHasOneNumberAndOneUnit(String text) {
    assertRefused(
        Duration.class,
        text,
        "'" + text + "' is no duration; write digits and ms, s, m, h or d, such as 15s");
  }

  @ParameterizedTest
  @CsvSource({"1", "on", "yes", "''", "tru"})
  void truthIsTwoWords(String text) {
    assertRefused(boolean.class, text, "'" + text + "' is neither; write true or false");
  }

  @Test
  void anUnknownWordIsAnsweredWithTheKnownOnes() {
    assertRefused(Level.class, "lo", "'lo' is none of low, very-high");
  }

  @Test
  void aSecretFileLosesOneLineBreakAtMost(@TempDir Path folder) throws IOException {
    assertThat(secretOf(folder, "a\n")).isEqualTo("a");
    assertThat(secretOf(folder, "a\r\n")).isEqualTo("a");
    assertThat(secretOf(folder, "a\n\n")).isEqualTo("a\n");
    assertThat(secretOf(folder, "a")).isEqualTo("a");
    assertThat(secretOf(folder, "")).isEmpty();
  }

  @Test
  void aTypeThatIsNoValueIsAMistakeOfTheProgram() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ScalarParser.parse(Object.class, "x"))
        .withMessage("a configuration cannot hold a java.lang.Object");
  }

  private static String secretOf(Path folder, String content) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), content);
    return ((Secret) ScalarParser.parse(Secret.class, "file:" + file)).value();
  }

  private static void assertRefused(Class<?> type, String text, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScalarParser.parse(type, text))
        .withMessage(sentence);
  }
}
