package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.schemas.Sha256;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OversizeItemTest {

  private static final int LIMIT = 800;
  private static final String BIG = "{\"data\":\"" + "x".repeat(900) + "\"}";
  private static final String HALF = "{\"data\":\"" + "x".repeat(400) + "\"}";
  private static final String MARK = "\"audit.k8s.io/truncated\":\"true\",\"bellbuoy.io/removed\":";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"requestObject\":BIG}                        | requestObject  | {\"a\":1,\"annotations\":{MARK}}",
        "{\"requestObject\":BIG,\"a\":1}                        | requestObject  | {\"a\":1,\"annotations\":{MARK}}",
        "{\"requestObject\":BIG}                                | requestObject  | {\"annotations\":{MARK}}",
        "{\"a\":1, \"requestObject\" : BIG , \"b\":2 }          | requestObject  | {\"a\":1, \"b\":2 ,\"annotations\":{MARK}}",
        "{\"a\":1,\"responseObject\":BIG,\"b\":2}               | responseObject | {\"a\":1,\"b\":2,\"annotations\":{MARK}}",
        "{\"requestObject\":HALF,\"responseObject\":BIG}        | responseObject | {\"requestObject\":HALF,\"annotations\":{MARK}}",
        "{\"responseObject\":BIG,\"requestObject\":HALF}        | responseObject | {\"requestObject\":HALF,\"annotations\":{MARK}}",
        "{\"responseObject\":HALF,\"requestObject\":BIG,\"z\":1} | responseObject,requestObject | {\"z\":1,\"annotations\":{MARK}}",
        "{\"requestObject\":BIG,\"responseObject\":5}           | requestObject  | {\"responseObject\":5,\"annotations\":{MARK}}",
        "{\"requestObject\":BIG,\"responseObject\":BIG,\"a\":1} | requestObject,responseObject | {\"a\":1,\"annotations\":{MARK}}",
        "{\"requestObject\":HALF,\"userAgent\":HALF}            | requestObject  | {\"userAgent\":HALF,\"annotations\":{MARK}}",
        "{\"requestObject\":BIG,\"annotations\":{\"k\":\"v\"}}  | requestObject  | {\"annotations\":{MARK,\"k\":\"v\"}}",
        "{\"annotations\":{ },\"requestObject\":BIG}            | requestObject  | {\"annotations\":{MARK }}",
        "{\"annotations\":null,\"requestObject\":BIG}           | requestObject  | {\"annotations\":{MARK}}",
        "{\"annotations\":\"te\\\"xt\",\"requestObject\":BIG}   | requestObject  | {\"annotations\":{MARK}}",
        "{\"annotations\":[1,{\"a\":[]}],\"requestObject\":BIG} | requestObject  | {\"annotations\":{MARK}}",
        "{\"annotations\": -12.5 ,\"requestObject\":BIG}        | requestObject  | {\"annotations\": {MARK} }",
        "{\"a\":{\"requestObject\":1},\"request\\u004fbject\":BIG} | requestObject | {\"a\":{\"requestObject\":1},\"annotations\":{MARK}}",
        "{\"requestObject\":BIG,\"a\":1,\"requestObject\":BIG}  | requestObject  | {\"a\":1,\"annotations\":{MARK}}",
        "{\"requestObject\":\"BRACES\",\"a\":1}                 | requestObject  | {\"a\":1,\"annotations\":{MARK}}",
      })
  void losesItsResponseAndThenItsRequestAndSaysSo(String item, String removed, String expected) {
    String event = filled(item, "");
    for (int chunk : List.of(1, 2, 3, 7, 64, 799, 800, 801, 5000)) {
      List<Item> items = read("[{\"n\":1}," + event + ",{\"n\":2}]", chunk);

      assertThat(items).as("chunks of " + chunk).hasSize(3);
      assertThat(items.get(1)).isInstanceOf(Item.Event.class);
      Item.Event cut = (Item.Event) items.get(1);
      assertThat(new String(cut.json(), UTF_8)).isEqualTo(filled(expected, removed));
      assertThat(cut.removed()).isEqualTo(removed);
      assertThat(cut.eventId()).isEqualTo(Sha256.hex(event.getBytes(UTF_8)));
      assertThat(cut.json().length).isLessThanOrEqualTo(LIMIT);
    }
  }

  @Test
  void whatIsStillTooLargeIsSetAsideCut() {
    String event = filled("{\"requestObject\":BIG,\"userAgent\":BIG,\"verb\":\"get\"}", "");

    List<Item> items = read("[" + event + ",{\"n\":2}]", 10);

    Item.Unusable unusable = (Item.Unusable) items.get(0);
    assertThat(unusable.fault()).isEqualTo(Item.Fault.TOO_LARGE);
    assertThat(unusable.sentence()).contains("larger than 800 bytes");
    assertThat(unusable.raw().length).isLessThanOrEqualTo(LIMIT);
    assertThat(Bodies.events(items)).containsExactly("{\"n\":2}");
  }

  @Test
  void aTextOrArrayOfAnySizeIsSetAside() {
    List<Item> items = read("[\"" + "x".repeat(5000) + "\",[" + "1,".repeat(5000) + "2],7]", 11);

    assertThat(items).hasSize(3).allMatch(Item.Unusable.class::isInstance);
    assertThat(((Item.Unusable) items.get(0)).fault()).isEqualTo(Item.Fault.TOO_LARGE);
    assertThat(((Item.Unusable) items.get(1)).fault()).isEqualTo(Item.Fault.TOO_LARGE);
  }

  @Test
  void anEventOfExactlyTheLimitIsCarriedWhole() {
    String frame = "{\"requestObject\":\"\"}";
    String exact = frame.replace("\"\"", '"' + "x".repeat(LIMIT - frame.length()) + '"');
    String over = exact.replace("x\"}", "xx\"}");

    assertThat(Bodies.events(read("[" + exact + "]", 100))).containsExactly(exact);
    assertThat(((Item.Event) read("[" + over + "]", 100).get(0)).removed())
        .isEqualTo("requestObject");
  }

  @Test
  void aSingleEventIsCutLikeAnItem() {
    String event = filled("{\"kind\":\"Event\",\"requestObject\":BIG,\"items\":[1]}", "");

    Item.Event cut = (Item.Event) read(event, 9).get(0);

    assertThat(new String(cut.json(), UTF_8))
        .isEqualTo(
            filled("{\"kind\":\"Event\",\"items\":[1],\"annotations\":{MARK}}", "requestObject"));
  }

  @Test
  void whatIsLeftOfAnyCutIsJsonWithoutTheMember() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    for (int padding = 0; padding < 650; padding++) {
      String event =
          filled(
              "{\"auditID\":\""
                  + "i".repeat(padding)
                  + "\",\"requestObject\":HALF,"
                  + "\"annotations\":{\"k\":\"v\"},\"responseObject\":HALF,\"verb\":\"get\"}",
              "");
      Item item = read("[" + event + "]", 13).get(0);
      if (item instanceof Item.Event cut && cut.removed() != null) {
        JsonNode tree = mapper.readTree(cut.json());
        assertThat(tree.path("annotations").path("bellbuoy.io/removed").asText())
            .isEqualTo(cut.removed());
        assertThat(tree.path("annotations").path("k").asText()).isEqualTo("v");
        assertThat(tree.has("responseObject")).isFalse();
        assertThat(tree.path("verb").asText()).isEqualTo("get");
      } else {
        assertThat(item).isInstanceOf(Item.Unusable.class);
      }
    }
  }

  private static List<Item> read(String body, int chunk) {
    return Bodies.read(body.getBytes(UTF_8), chunk, LIMIT);
  }

  private static String filled(String pattern, String removed) {
    return pattern
        .replace("BIG", BIG)
        .replace("HALF", HALF)
        .replace("BRACES", "}]\\\"{".repeat(300))
        .replace("MARK", MARK + '"' + removed + '"');
  }
}
