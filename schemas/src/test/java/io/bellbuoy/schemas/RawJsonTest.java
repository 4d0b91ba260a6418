package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawJsonTest {

  private static final JsonSerde<Rule.Test> SERDE = new JsonSerde<>(Rule.Test.class);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"a\":1,\"a\":2,\"a\":{\"a\":[]}}",
        "[1.50,1e5,1E+5,-0,-0.0,0.1e-7,100000000000000000000000000000.000,12345678901234567890]",
        "{\"\":null,\"x y\":[true,false,null]}",
        "\"text\"",
        "7",
        "true",
        "{\"a\":\"ä€\u2028\"}",
        "{\"a\":\"\\u0000\\n\\\"\\\\\"}"
      })
  void theTextSurvivesARoundTrip(String text) {
    assertThat(roundTrip(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"a\" :\t[ 1 , 2 ] } | {\"a\":[1,2]}",
        "\"\\u0041\\/\" | \"A/\"",
        "\"\\ud800\" | \"\\ud800\"",
        "{\"\\ud83d\\udd14\":\"\\ud83d\"} | {\"\\ud83d\\udd14\":\"\\ud83d\"}",
      })
  void whatMeansTheSameMayBeWrittenShorter(String text, String shorter) {
    assertThat(roundTrip(text)).isEqualTo(shorter);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"\ud800\",\"\\ud800\"",
        "\"a\udc00\ud800b\",\"a\\udc00\\ud800b\"",
        "\"\ud83d\udd14\ud83d\",\"\ud83d\udd14\\ud83d\""
      })
  void halfACharacterIsEscaped(String text, String escaped) {
    assertThat(new RawJson(text).text()).isEqualTo(escaped);
  }

  private static String roundTrip(String text) {
    byte[] json =
        "{\"event\":%s,\"name\":\"n\",\"match\":true}".replace("%s", text).getBytes(UTF_8);
    Rule.Test once = SERDE.read(json);
    Rule.Test twice = SERDE.read(SERDE.write(once));
    assertThat(twice).isEqualTo(once);
    return once.event().text();
  }
}
