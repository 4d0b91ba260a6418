package io.bellbuoy.rules.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {

  @Test
  void everyKindOfValueIsRead() {
    assertThat(read("{\"a\":[1,\"x\",true,false,null,{}]}"))
        .isEqualTo(
            new JsonObject(
                List.of(
                    new Member(
                        "a",
                        new JsonArray(
                            List.of(
                                new JsonNumber("1"),
                                new JsonText("x"),
                                new JsonBoolean(true),
                                new JsonBoolean(false),
                                new JsonNull(),
                                new JsonObject(List.of())))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1.0",
        "1e2",
        "1E+2",
        "-1.50e-07",
        "12345678901234567890",
        "0.10000000000000000000000001",
        "1e99999999"
      })
  void aNumberKeepsItsText(String number) {
    assertThat(read(number)).isEqualTo(new JsonNumber(number));
    assertThat(read("[" + number + "]")).isEqualTo(new JsonArray(List.of(new JsonNumber(number))));
  }

  @Test
  void repeatedMembersAreKeptInOrder() {
    assertThat(read("{\"a\":1,\"b\":2,\"a\":3}"))
        .isEqualTo(
            new JsonObject(
                List.of(
                    new Member("a", new JsonNumber("1")),
                    new Member("b", new JsonNumber("2")),
                    new Member("a", new JsonNumber("3")))));
  }

  @Test
  void equalValuesAreToldApart() {
    JsonArray array = (JsonArray) read("[true,true,null,null,\"a\",\"a\"]");
    Set<JsonValue> byIdentity =
        java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    byIdentity.addAll(array.elements());
    assertThat(byIdentity).hasSize(6);
  }

  @Test
  void escapesAreResolvedAndLoneSurrogatesKept() {
    assertThat(read("\"\\u0041\\n\\ud83d\\ude00\\/\"")).isEqualTo(new JsonText("A\n😀/"));
    assertThat(read("\"\\ud800\"")).isEqualTo(new JsonText("\ud800"));
  }

  @Test
  void aTreeCannotBeChanged() {
    JsonObject object = (JsonObject) read("{\"a\":[1]}");
    JsonArray array = (JsonArray) object.members().get(0).value();
    assertThatThrownBy(() -> object.members().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> array.elements().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          §§               | there is no JSON value, only white space
          §  §             | there is no JSON value, only white space
          {                | it ends in the middle of a value, at byte 1
          {"a":            | it ends in the middle of a value, at byte 5
          "abc             | it ends in the middle of a value, at byte 4
          [1,2             | it ends in the middle of a value, at byte 4
          {} {}            | there is more after the end of the value, at byte 3
          [1] x            | it is not valid JSON, at byte 4
          {"a" 1}          | it is not valid JSON: unexpected character ('1' (code 49)), at byte 5
          {"é" 1}          | it is not valid JSON: unexpected character ('1' (code 49)), at byte 6
          {"😀" 1}         | it is not valid JSON: unexpected character ('1' (code 49)), at byte 8
          {'a':1}          | it is not valid JSON: unexpected character (''' (code 39)), at byte 1
          [1,]             | it is not valid JSON: unexpected character (']' (code 93)), at byte 3
          [01]             | it is not valid JSON, at byte 2
          <html>           | it is not valid JSON: unexpected character ('<' (code 60)), at byte 0
          nul              | it is not valid JSON, at byte 0
          "\\x"            | it is not valid JSON: an unknown escape stands in a text, at byte 2
          """)
  void whatIsNoJsonIsRefusedWithItsPlace(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage(message);
  }

  @Test
  void aReasonQuotesNothingOfTheEvent() {
    assertThatThrownBy(() -> read("{\"password\": hunter2secret}"))
        .isInstanceOf(UnreadableEventException.class)
        .hasNoCause()
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void aLineBreakInATextIsRefused() {
    assertThatThrownBy(() -> read("\"a\nb\""))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage("it is not valid JSON: a control character stands in a text, at byte 2");
  }

  @Test
  void whatIsNoUtf8IsReadAsReplacementCharacters() {
    assertThat(JsonReader.read("{\"\u00e9\":\"a\u00e9b\"}".getBytes(ISO_8859_1)))
        .isEqualTo(new JsonObject(List.of(new Member("\ufffd", new JsonText("a\ufffdb")))));
    byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
    assertThat(JsonReader.read(surrogate))
        .isInstanceOfSatisfying(JsonText.class, text -> assertThat(text.text()).matches("\ufffd+"));
  }

  @Test
  void whatIsNoUtf8OutsideOfTextsIsRefused() {
    byte[] between = {'{', (byte) 0xFF, '}'};
    assertThatThrownBy(() -> JsonReader.read(between))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage(
            "it is not valid JSON: unexpected character ('\ufffd' (code 65533 / 0xfffd)), at byte 1");
    byte[] cut = {'"', (byte) 0xC3};
    assertThatThrownBy(() -> JsonReader.read(cut))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageStartingWith("it ends in the middle of a value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          {"\\ud800":"\\ud800"}             | {"�":"\\ud800"}
          {"a\\uDC00b" : {"\\uD83d":[1]}}   | {"a�b":{"�":[1]}}
          [{"\\ud83d\\ude00\\ud83d":1}]     | [{"😀�":1}]
          {"\\\\ud800":1,"\\ud800":2}       | {"\\\\ud800":1,"�":2}
          """)
  void halfACharacterInANameIsReadAsAReplacementCharacter(String json, String read) {
    assertThat(JsonWriter.write(read(json))).isEqualTo(read);
    assertThat(JsonWriter.write(read(read))).isEqualTo(read);
  }

  @Test
  void halfACharacterInANameExcusesNothingElse() {
    assertThatThrownBy(() -> read("{\"\\ud800\":x}"))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageEndingWith(", at byte 10");
  }

  @Test
  void tenThousandLevelsAreReadAndOneMoreIsRefused() {
    JsonValue deep = read("[".repeat(10_000) + "]".repeat(10_000));
    int levels = 0;
    while (deep instanceof JsonArray array) {
      levels++;
      deep = array.elements().isEmpty() ? new JsonNull() : array.elements().get(0);
    }
    assertThat(levels).isEqualTo(10_000);
    assertThatThrownBy(() -> read("[".repeat(10_001) + "]".repeat(10_001)))
        .isInstanceOf(UnreadableEventException.class)
        .message()
        .startsWith("it is nested deeper than 10000 levels, at byte ");
  }

  @Test
  void aHundredThousandOpenBracketsAreRefused() {
    assertThatThrownBy(() -> read("{\"a\":".repeat(100_000)))
        .isInstanceOf(UnreadableEventException.class)
        .message()
        .startsWith("it is nested deeper than 10000 levels");
  }

  @Test
  void textsNamesAndNumbersOfMegabytesAreRead() {
    String text = "x".repeat(3_000_000);
    assertThat(read("\"" + text + "\"")).isEqualTo(new JsonText(text));
    JsonObject object = (JsonObject) read("{\"" + text + "\":1}");
    assertThat(object.members().get(0).name()).hasSize(3_000_000);
    JsonNumber number = (JsonNumber) read("1".repeat(3_000_000));
    assertThat(number.text()).hasSize(3_000_000);
  }

  @Test
  void aTextBeyondTheLargestRecordIsRefused() {
    assertThatThrownBy(() -> read("\"" + "x".repeat(5_000_000) + "\""))
        .isInstanceOf(UnreadableEventException.class)
        .message()
        .startsWith("a text, name or number is longer than 4194304 characters, at byte ");
  }

  @Test
  void aHundredThousandDifferentNamesAreRead() {
    StringBuilder json = new StringBuilder("{\"n\":0");
    IntStream.range(0, 100_000).forEach(i -> json.append(",\"n").append(i).append("\":").append(i));
    JsonObject object = (JsonObject) read(json.append('}').toString());
    assertThat(object.members()).hasSize(100_001);
  }

  @Test
  void manyThreadsReadAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<JsonValue> task = () -> read("{\"a\":[1,2,{\"b\":\"c\"}]}");
      JsonValue expected = task.call();
      for (Future<JsonValue> read : threads.invokeAll(java.util.Collections.nCopies(200, task))) {
        assertThat(read.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static JsonValue read(String json) {
    return JsonReader.read(json.getBytes(UTF_8));
  }
}
