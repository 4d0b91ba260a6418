package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

  private final Placeholders placeholders =
      new Placeholders(
          Map.of("HOST", "broker", "PORT_2", "9092", "EMPTY", "", "TRICKY", "$1\\ ${HOST}"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "plain | plain",
        "\"\" | \"\"",
        "${HOST} | broker",
        "${HOST}:${PORT_2} | broker:9092",
        "${HOST:other} | broker",
        "${NOT_SET:other} | other",
        "${NOT_SET:} | \"\"",
        "${EMPTY:other} | other",
        "${NOT_SET:a:b} | a:b",
        "${TRICKY} | $1\\ ${HOST}",
        "$${HOST} | ${HOST}",
        "$$${HOST} | $${HOST}",
        "$HOST | $HOST",
        "$ { } | $ { }",
        "${host} | ${host}",
        "${file:/etc/x:password} | ${file:/etc/x:password}",
        "${HOST | ${HOST",
        "a$ | a$",
      })
  void aVariableStandsForItsValueAndTheRestStays(String text, String expanded) {
    assertThat(placeholders.expand(text)).isEqualTo(expanded);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x ${NOT_SET} | the environment variable NOT_SET is not set; set it or write ${NOT_SET:default}",
        "${EMPTY} | the environment variable EMPTY is not set; set it or write ${EMPTY:default}",
        "${A:${HOST}} | the default of ${A} holds another variable; only a plain text may stand there",
      })
  void whatHasNoValueIsRefused(String text, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> placeholders.expand(text))
        .withMessage(sentence);
  }
}
