package io.bellbuoy.rules.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonWriterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":1,\"a\":2,\"b\":3}",
        "[1.0,-0,1e2,1E+400,12345678901234567890123,0.10]",
        "[true,false,null,\"\",{},[],[[]],{\"\":{}}]",
        "[\"\\\"\\\\/\\n\\r\\t\\u0000\\u001f\",\"Straße 😀\",\"[{\"]",
        "[\"\\ud83d\",\"\\ude00x\"]",
        "[\"{\",\"[\",1]",
      })
  void whatWasReadIsWrittenAsItWas(String json) {
    assertThat(JsonWriter.write(JsonReader.read(json.getBytes(UTF_8)))).isEqualTo(json);
  }

  @Test
  void halfACharacterInANameIsWrittenAsAReplacementCharacter() {
    JsonText half = new JsonText("\ud800");
    Member member = new Member("a\ud800😀\udc00", half);
    assertThat(JsonWriter.write(new JsonObject(List.of(member))))
        .isEqualTo("{\"a�😀�\":\"\\ud800\"}");
  }

  @Test
  void controlCharactersAreWrittenAsEscapes() {
    assertThat(JsonWriter.write(new JsonText("a\u001b\u007f\u009b\u00a0")))
        .isEqualTo("\"a\\u001b\\u007f\\u009b\u00a0\"");
  }

  @Test
  void whiteSpaceIsLeftOut() {
    String json = " { \"a\" : [ 1 , 2 ] } \n";

    assertThat(JsonWriter.write(JsonReader.read(json.getBytes(UTF_8)))).isEqualTo("{\"a\":[1,2]}");
  }
}
