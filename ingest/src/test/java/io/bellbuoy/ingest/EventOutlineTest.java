package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventOutlineTest {

  @Test
  void tellsWhatTheFirstMembersSay() throws JsonProcessingException {
    EventOutline outline =
        outline(
            "{\"kind\":\"Event\",\"auditID\":\"x\",\"items\":[1],\"kind\":\"Pod\",\"auditID\":\"y\"}");

    assertThat(outline.kind()).isEqualTo("Event");
    assertThat(outline.auditID()).isEqualTo("x");
    assertThat(outline.items()).isEqualTo(JsonToken.START_ARRAY);
    assertThat(outline.audit()).isTrue();
    assertThat(outline.empty()).isFalse();
    assertThat(outline.annotations()).isNull();
  }

  @Test
  void whatIsNoTextMovesNothing() throws JsonProcessingException {
    byte[] json = "{\"\\ud800\":\"ÿÃ\",\"annotations\":{\"ÿ\":\"\\ud800\"}} ".getBytes(ISO_8859_1);

    EventOutline outline = EventOutline.read(json, json.length);

    EventOutline.Annotations annotations = requireNonNull(outline.annotations());
    assertThat(new String(json, annotations.from(), annotations.to() - annotations.from(), UTF_8))
        .startsWith("{\"")
        .endsWith("\":\"\\ud800\"}");
    assertThat(outline.lastBrace()).isEqualTo(json.length - 2);
  }

  @Test
  void anEmptyObjectIsOne() throws JsonProcessingException {
    EventOutline outline = outline(" { } ");

    assertThat(outline.empty()).isTrue();
    assertThat(outline.lastBrace()).isEqualTo(3);
    assertThat(outline.kind()).isEmpty();
    assertThat(outline.items()).isNull();
    assertThat(outline.audit()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                     | true  | true",
        "{ }                    | true  | true",
        "{\"a\":{\"b\":[{}]}}   | true  | false",
        "[]                     | false | true",
        "[{\"a\":1},[2]]        | false | false",
        "\"te\\\"xt\"           | false | true",
        "\"\"                   | false | true",
        "12                     | false | true",
        "-0.5E-3                | false | true",
        "true                   | false | true",
        "false                  | false | true",
        "null                   | false | true",
      })
  void annotationsAreFoundWhateverTheyAre(String value, boolean object, boolean empty)
      throws JsonProcessingException {
    for (String space : List.of("", " ", "\n\t")) {
      for (String tail : List.of("", ",\"z\":1")) {
        String event = "{\"é\":\"€\",\"annotations\":" + space + value + space + tail + "}";
        byte[] bytes = event.getBytes(UTF_8);

        EventOutline outline = EventOutline.read(bytes, bytes.length);

        EventOutline.Annotations found = requireNonNull(outline.annotations());
        assertThat(new String(bytes, found.from(), found.to() - found.from(), UTF_8))
            .isEqualTo(value);
        assertThat(found.object()).isEqualTo(object);
        assertThat(found.empty()).isEqualTo(empty);
        assertThat(bytes[outline.lastBrace()]).isEqualTo((byte) '}');
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{}1", "{}[]"})
  void whatFollowsTheObjectIsTooMuch(String text) {
    assertThatThrownBy(() -> outline(text)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void onlyTheGivenLengthIsRead() throws JsonProcessingException {
    byte[] bytes = "{\"auditID\":\"x\"}garbage".getBytes(UTF_8);

    assertThat(EventOutline.read(bytes, 15).auditID()).isEqualTo("x");
  }

  @Test
  void theMarkIsMergedWithoutTouchingTheRest() throws JsonProcessingException {
    assertThat(marked("{}")).isEqualTo("{\"annotations\":{MARK}}");
    assertThat(marked("{\"a\":1 } ")).isEqualTo("{\"a\":1 ,\"annotations\":{MARK}} ");
    assertThat(marked("{\"annotations\":{\"k\":\"é\"},\"b\":2}"))
        .isEqualTo("{\"annotations\":{MARK,\"k\":\"é\"},\"b\":2}");
    assertThat(marked("{\"annotations\":{},\"annotations\":{\"k\":1}}"))
        .as("the first counts")
        .isEqualTo("{\"annotations\":{MARK},\"annotations\":{\"k\":1}}");
    assertThat(marked("{\"a\":{\"annotations\":{}}}"))
        .as("only at the top")
        .isEqualTo("{\"a\":{\"annotations\":{}},\"annotations\":{MARK}}");
  }

  @Test
  void theMarkIsNoLongerThanItSays() {
    byte[] empty = "{\"a\":1}".getBytes(UTF_8);
    assertThat(EventReading.of(empty, empty.length))
        .asInstanceOf(type(EventReading.Usable.class))
        .satisfies(
            usable ->
                assertThat(
                        RemovalMark.addTo(
                                empty,
                                empty.length,
                                usable.outline(),
                                "responseObject,requestObject")
                            .length)
                    .isLessThanOrEqualTo(empty.length + RemovalMark.MAX_BYTES));
  }

  private static String marked(String event) throws JsonProcessingException {
    byte[] bytes = event.getBytes(UTF_8);
    byte[] marked = RemovalMark.addTo(bytes, bytes.length, outline(event), "requestObject");
    return new String(marked, UTF_8)
        .replace(
            "\"audit.k8s.io/truncated\":\"true\",\"bellbuoy.io/removed\":\"requestObject\"",
            "MARK");
  }

  private static EventOutline outline(String text) throws JsonProcessingException {
    byte[] bytes = text.getBytes(UTF_8);
    return EventOutline.read(bytes, bytes.length);
  }
}
