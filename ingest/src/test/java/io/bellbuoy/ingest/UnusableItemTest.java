package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusableItemTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5                 | NO_OBJECT | a number is no audit event",
        "-1.5e3            | NO_OBJECT | a number is no audit event",
        "true              | NO_OBJECT | a boolean is no audit event",
        "null              | NO_OBJECT | null is no audit event",
        "\"text\"          | NO_OBJECT | a text is no audit event",
        "[{}]              | NO_OBJECT | an array is no audit event",
        "truth             | NOT_JSON  | no JSON at byte 0: Unrecognized token 'truth'",
        "01                | NOT_JSON  | no JSON at byte 1: Invalid numeric value",
        "{\"a\" 1}         | NOT_JSON  | no JSON at byte 5: Unexpected character ('1'",
        "{a:1}             | NOT_JSON  | no JSON at byte 1: Unexpected character ('a'",
        "{\"a\":}          | NOT_JSON  | no JSON at byte 5: Unexpected character ('}'",
        "{\"a\":\"\\x\"}   | NOT_JSON  | no JSON at byte 7: Unrecognized character escape 'x'",
        "{\"a\":1]         | NOT_JSON  | no JSON at byte 6: Unexpected close marker ']'",
        "{\"a\":NaN}       | NOT_JSON  | no JSON at byte 8: Non-standard token 'NaN'",
      })
  void aBadItemIsSetAsideAndTheRestGoesOn(String item, Item.Fault fault, String reason) {
    String body = "{\"kind\":\"EventList\",\"items\":[{\"n\":1}," + item + " ,{\"n\":2}]}";

    for (int chunk = 1; chunk <= body.length(); chunk++) {
      List<Item> items = Bodies.read(body, chunk);

      assertThat(Bodies.events(items)).containsExactly("{\"n\":1}", "{\"n\":2}");
      Item.Unusable unusable = (Item.Unusable) items.get(1);
      assertThat(unusable.fault()).isEqualTo(fault);
      assertThat(unusable.sentence()).startsWith(reason);
      assertThat(new String(unusable.raw(), UTF_8).strip()).isEqualTo(item);
    }
  }

  @Test
  void invalidUtf8OutsideOfTextsIsSetAsideWithItsBytes() {
    byte[] body = "[{ÿþ},{\"n\":2}]".getBytes(ISO_8859_1);

    List<Item> items = Bodies.read(body, 5, Topics.MAX_EVENT_BYTES);

    Item.Unusable unusable = (Item.Unusable) items.get(0);
    assertThat(unusable.fault()).isEqualTo(Item.Fault.NOT_JSON);
    assertThat(unusable.raw()).contains(0xff, 0xfe);
    assertThat(Bodies.events(items)).containsExactly("{\"n\":2}");
  }

  @Test
  void nestingOverTheParsersLimitIsSetAsideAlone() {
    String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    String arrays = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    List<Item> items = Bodies.read("[" + deep + ",{\"n\":1}," + arrays + "]", 8192);

    assertThat(((Item.Unusable) items.get(0)).fault()).isEqualTo(Item.Fault.PARSER_LIMIT);
    assertThat(((Item.Unusable) items.get(0)).sentence()).contains("nesting depth");
    assertThat(Bodies.events(items)).containsExactly("{\"n\":1}");
    assertThat(((Item.Unusable) items.get(2)).fault()).isEqualTo(Item.Fault.PARSER_LIMIT);
  }

  @Test
  void whatANestedWriterMaySendIsNoReasonToSetAside() {
    String deep = "{\"a\":".repeat(9_999) + "1" + "}".repeat(9_999);
    String longName = "{\"" + "n".repeat(1_000_000) + "\":1}";
    String longNumber = "{\"n\":" + "1".repeat(1_000_000) + "}";
    String longText = "{\"t\":\"" + "t".repeat(4_000_000) + "\"}";

    List<Item> items =
        Bodies.read("[" + String.join(",", deep, longName, longNumber, longText) + "]", 8192);

    assertThat(Bodies.events(items)).containsExactly(deep, longName, longNumber, longText);
  }

  @Test
  void manyDifferentNamesAreNoReasonToSetAside() {
    StringBuilder event = new StringBuilder("{\"n\":1");
    for (int i = 0; i < 100_000; i++) {
      event.append(",\"name").append(i).append("\":").append(i);
    }
    String json = event.append('}').toString();

    assertThat(Bodies.events(Bodies.read("[" + json + "]", 8192))).containsExactly(json);
  }
}
