package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFieldsTest {

  @ParameterizedTest
  @CsvSource({
    "{\"a\":\"x\"},           x",
    "{\"a\":\"\"},            ''",
    "{\"a\":\"x\";\"a\":\"y\"}, x",
    "{\"a\":1},               ",
    "{\"a\":true},            ",
    "{\"a\":null},            ",
    "{\"a\":[\"x\"]},         ",
    "{\"a\":{\"a\":\"x\"}},   ",
    "{\"b\":\"x\"},           ",
    "[\"a\"],                 ",
  })
  void aTextIsTheFirstOccurrenceOrNothing(String json, String text) {
    assertThat(fields(json.replace(';', ',')).text("a", 10)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "201,         201",
    "-1,          -1",
    "2147483647,  2147483647",
    "2147483648,  ",
    "201.0,       ",
    "2e2,         ",
    "\"201\",     ",
    "null,        ",
    "[201],       ",
  })
  void aNumberIsAWholeOneThatFitsOrNothing(String value, Integer number) {
    assertThat(fields("{\"code\":" + value + "}").number("code")).isEqualTo(number);
  }

  @Test
  void whatIsInNothingIsNothing() {
    EventFields nowhere = fields("{\"a\":1}").in("a").in("b");

    assertThat(nowhere.present()).isFalse();
    assertThat(nowhere.text("c", 10)).isNull();
    assertThat(nowhere.texts("c", 10)).isEmpty();
    assertThat(nowhere.number("c")).isNull();
  }

  @Test
  void anEmptyObjectIsThere() {
    assertThat(fields("{\"user\":{}}").in("user").present()).isTrue();
  }

  private static EventFields fields(String json) {
    JsonValue value = JsonReader.read(json.getBytes(UTF_8));
    return new EventFields(value, Redactor.standard().of(value));
  }
}
