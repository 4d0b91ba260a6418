package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Sha256;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventListReaderTest {

  private static final String LIST = "{\"kind\":\"EventList\",\"items\":[";

  static List<String> trickyDocuments() {
    return List.of(
        LIST + "{}]}",
        LIST + "{\"auditID\":\"a\"},{\"auditID\":\"b\"}]}",
        "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":[{}]}",
        "{\"items\":[{\"a\":1}],\"kind\":\"EventList\"}",
        "\uFEFF{\"kind\":\"EventList\",\"items\":[{\"a\":1}]}".replace("\uFEFF", ""),
        " \r\n\t{ \"kind\" : \"EventList\" , \"items\" : [ {\"a\" : 1 } , { } ] } \n",
        "[{\"a\":1},{\"b\":[1,2,{\"c\":\"]}\"}]}]",
        "[]",
        " [ ] ",
        "[{\"a\":\"\\\"\"},{\"a\":\"\\\\\"},{\"a\":\"\\\\\\\"{[\"}]",
        "[{\"a\":\"\\u0022}\"},{\"{\":\"}\"},{\"]\":\"[\"}]",
        "[{\"ä€😀\":\"😀€ä\"},{\"x\":\"é\"}]",
        LIST + "{\"items\":[{\"a\":1}]},{\"items\":[]}]}",
        LIST + "{\"kind\":\"Event\",\"items\":[5]}]}",
        "{\"metadata\":{\"items\":[{\"no\":1}]},\"kind\":\"EventList\",\"items\":[{\"yes\":1}]}",
        "{\"kind\":\"EventList\",\"items\":[{\"a\":1}],\"items\":[{\"a\":2}]}",
        "{\"kind\":\"EventList\",\"items\":null,\"items\":[{\"a\":2}]}",
        "{\"kind\":\"EventList\",\"it\\u0065ms\":[{\"a\":1}]}",
        "{\"kind\":\"EventList\",\"\\u0069\\u0074\\u0065\\u006d\\u0073\":[{\"a\":1}]}",
        "{\"kind\":\"EventList\",\"note\":\"\\\"items\\\":[\",\"items\":[{\"a\":1}]}",
        "{\"kind\":\"EventList\",\"items\\u0000\":[{\"no\":1}],\"items\":[{\"a\":1}]}",
        "{\"kind\":\"EventList\",\"" + "i".repeat(200) + "\":[{\"no\":1}],\"items\":[{\"a\":1}]}",
        LIST + "{\"a\":1,\"a\":2,\"a\":{\"a\":3}}]}",
        LIST + "1,-2.5e+10,true,false,null,\"text\",[],[[{}]],{\"a\":1},\"\\\"]\",{\"b\":2}]}",
        LIST + "{\"a\":1},5 , {\"b\":2}\n,null\n]}",
        "{\"kind\":\"EventList\",\"items\":[],\"remainingItemCount\":5,\"metadata\":{\"continue\":\"\"}}");
  }

  @ParameterizedTest
  @MethodSource("trickyDocuments")
  void findsTheSameBytesAsJacksonInChunksOfEverySize(String body) throws IOException {
    List<String> expected = Bodies.eventsByJackson(body);

    for (int chunk = 1; chunk <= body.getBytes(UTF_8).length; chunk++) {
      assertThat(Bodies.events(Bodies.read(body, chunk)))
          .as("chunks of " + chunk)
          .isEqualTo(expected);
    }
  }

  @Test
  void anEventsIdentityIsTheHashOfItsOwnBytes() {
    String event = "{ \"auditID\" : \"x\" }";

    Item.Event read = (Item.Event) Bodies.read(LIST + " " + event + " ]}", 3).get(0);

    assertThat(read.eventId()).isEqualTo(Sha256.hex(event.getBytes(UTF_8)));
    assertThat(read.auditID()).isEqualTo("x");
    assertThat(read.removed()).isNull();
  }

  @Test
  void theFirstAuditIdCountsAndIsCut() {
    String event = "{\"auditID\":\"" + "é".repeat(300) + "\",\"auditID\":\"second\"}";

    Item.Event read = (Item.Event) Bodies.read("[" + event + "]", 7).get(0);

    assertThat(read.auditID()).isEqualTo("é".repeat(256));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":{\"auditID\":\"deep\"}}", "{\"auditID\":5}", "{\"auditID\":null}"})
  void whatIsNoTopLevelTextIsNoAuditId(String event) {
    Item.Event read = (Item.Event) Bodies.read("[" + event + "]", 100).get(0);

    assertThat(read.auditID()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\"}",
        "{\"kind\":\"Event\",\"items\":[{\"a\":1}]}",
        "{\"auditID\":\"x\",\"verb\":\"get\"}",
        " {\"verb\":\"get\"} ",
        "{\"level\":\"Metadata\",\"requestURI\":\"/\",\"kind\":\"Event\"}"
      })
  void aBodyMayBeOneEvent(String body) {
    for (int chunk = 1; chunk <= body.length(); chunk++) {
      assertThat(Bodies.events(Bodies.read(body, chunk))).containsExactly(body.strip());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"EventList\",\"items\":null}",
        "{\"kind\":\"EventList\"}",
        "{\"kind\":\"EventList\",\"items\":[]}",
        "{\"items\":[]}",
        "{\"items\":null,\"kind\":\"EventList\"}",
        "{\"auditID\":\"of a list\",\"kind\":\"EventList\"}"
      })
  void anEventListMayHoldNothing(String body) {
    assertThat(Bodies.read(body, 4)).isEmpty();
  }

  @Test
  void aByteOrderMarkIsTolerated() {
    for (int chunk = 1; chunk < 5; chunk++) {
      assertThat(Bodies.events(Bodies.read("\uFEFF[{\"a\":1}]", chunk)))
          .containsExactly("{\"a\":1}");
    }
  }

  @Test
  void bytesBesideTheItemsMayAddUpToSixtyFourKibibytes() {
    String padding = "\"note\":\"" + "x".repeat(60_000) + "\",";

    assertThat(Bodies.events(Bodies.read("{" + padding + "\"items\":[{\"a\":1}]}", 1000)))
        .containsExactly("{\"a\":1}");
  }
}
