package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyRefusalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                      | the body is empty; expected an EventList",
        "` `                     | the body is empty; expected an EventList",
        "<html></html>           | no JSON at byte 0: expected an EventList, an Event or an array",
        "hello                   | found 'h'",
        "5                       | no JSON at byte 0",
        "null                    | no JSON at byte 0",
        "\"text\"                | no JSON at byte 0",
        "{                       | the body ends at byte 1 in the middle",
        "{\"kind\":\"EventList\",\"items\":[{\"a\":1}       | ends at byte 36 in the middle",
        "{\"kind\":\"EventList\",\"items\":[{\"a\":\"       | ends at byte 35 in the middle",
        "{\"kind\":\"EventList\",\"items\":[{\"a\":1}]      | ends at byte 37 in the middle",
        "[{\"a\":1},              | ends at byte 9 in the middle",
        "[{\"a\":1},]             | at byte 9: expected an event, found ']'",
        "[,{\"a\":1}]             | at byte 1: expected an event, found ','",
        "[{\"a\":1}{\"b\":1}]     | at byte 8: expected a comma or ] behind an item, found '{'",
        "[{\"a\":1}}              | at byte 8: expected a comma or ] behind an item, found '}'",
        "[]x                      | at byte 2: expected nothing behind the end of the JSON, found 'x'",
        "[][]                     | at byte 2: expected nothing behind the end",
        "{\"kind\":\"EventList\"}{} | at byte 20: expected nothing behind the end",
        "{\"kind\" \"EventList\"} | no JSON at byte 8: Unexpected character ('\"'",
        "{kind:1}                 | no JSON at byte 1: Unexpected character ('k'",
        "{\"kind\":\"EventList\",oops,\"items\":[{\"a\":1}]} | no JSON at byte 20",
        "{\"kind\":\"EventList\",\"items\":[{\"a\":1}],oops} | no JSON at byte 38",
        "{\"kind\":\"Pod\"}        | the body's kind is Pod; expected an EventList",
        "{\"kind\":\"PodList\",\"items\":[{\"a\":1}]} | the body's kind is PodList",
        "{\"items\":[{\"a\":1}],\"kind\":\"PodList\"} | the body's kind is PodList",
        "{\"kind\":\"EventList\",\"items\":{\"a\":1}}   | items are no array",
        "{\"kind\":\"EventList\",\"items\":5}           | items are no array",
        "{\"kind\":\"EventList\",\"items\":[],\"items\":7,\"a\":} | no JSON at byte 45",
        "{\"metadata\":{}}        | an object without a kind",
        "{}                       | an object without a kind",
      })
  void aBodyWithoutEventsIsRefusedWithItsPlace(String body, String message) {
    for (int chunk = 1; chunk <= Math.max(1, body.length()); chunk++) {
      int size = chunk;
      RefusedException refused =
          catchThrowableOfType(RefusedException.class, () -> Bodies.read(body, size));

      assertThat(refused).as("chunks of " + chunk).isNotNull();
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.detail()).contains(message);
    }
  }

  @Test
  void otherEncodingsOfTextAreRefused() {
    byte[] utf16 = "\uFEFF[{}]".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    byte[] halfMark = {(byte) 0xEF, (byte) 0xBB, '[', ']'};

    assertThatThrownBy(() -> Bodies.read(utf16, 3, 1000)).hasMessageContaining("found byte 255");
    assertThatThrownBy(() -> Bodies.read(halfMark, 3, 1000)).hasMessageContaining("at byte 2");
  }

  @Test
  void endlessBytesBesideTheItemsAreRefused() {
    String padding = "\"note\":\"" + "x".repeat(70_000) + "\"";

    assertThatThrownBy(() -> Bodies.read("{" + padding + ",\"items\":[{\"a\":1}]}", 1000))
        .hasMessageContaining("more than 65536 bytes beside its items");
    assertThatThrownBy(() -> Bodies.read("{\"items\":[{\"a\":1}]," + padding + "}", 1000))
        .hasMessageContaining("more than 65536 bytes beside its items");
  }

  @Test
  void deepNestingBesideTheItemsIsRefused() {
    String deep = "[".repeat(20_000) + "]".repeat(20_000);

    assertThatThrownBy(() -> Bodies.read("{\"note\":" + deep + ",\"items\":[{\"a\":1}]}", 1000))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("nesting depth");
  }
}
