package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class EventInputTest {

  private final List<String> events = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  @Test
  void aLineIsAnEvent() throws IOException {
    read("{\"auditID\":\"1\"}\n{\"auditID\":\"2\"}");
    assertThat(events).containsExactly("{\"auditID\":\"1\"}", "{\"auditID\":\"2\"}");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aLineMayBeAnEventListOrAnArray() throws IOException {
    read("{\"kind\":\"EventList\",\"items\":[{\"a\":1}, {\"a\" : 2}]}\n[{\"a\":3}]\n{\"a\":4}\n");
    assertThat(events).containsExactly("{\"a\":1}", "{\"a\" : 2}", "{\"a\":3}", "{\"a\":4}");
  }

  @Test
  void anEventListNeedsNoKindInFrontOfItsItems() throws IOException {
    read("{\"items\":[{\"a\":1}],\"kind\":\"EventList\"}");
    assertThat(events).containsExactly("{\"a\":1}");
  }

  @Test
  void anEmptyEventListHoldsNothing() throws IOException {
    read("{\"kind\":\"EventList\",\"items\":null}\n{\"kind\":\"EventList\"}\n");
    assertThat(events).isEmpty();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aWholeFileMayBeOneValueOverManyLines() throws IOException {
    read(
        "{\n  \"kind\": \"EventList\",\n  \"items\": [\n    {\"a\": 1},\n    {\"a\": 2}\n  ]\n}\n");
    assertThat(events).containsExactly("{\"a\": 1}", "{\"a\": 2}");
    assertThat(complaints).isEmpty();
  }

  @Test
  void anEventsBytesStayAsTheyAre() throws IOException {
    String odd = "{\"n\":1.0e2,\"k\":1,\"k\":2,\"t\":\"\\u00e4\"}";
    read("{\"items\":[" + odd + "]}");
    assertThat(events).containsExactly(odd);
  }

  @Test
  void aPackedFileIsUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"a\":1}\n{\"a\":2}\n".getBytes(UTF_8));
    }
    read(packed.toByteArray());
    assertThat(events).hasSize(2);
  }

  @Test
  void blankLinesCarriageReturnsAndAByteOrderMarkAreNothing() throws IOException {
    read("\uFEFF{\"a\":1}\r\n\r\n   \n{\"a\":2}\r\n");
    assertThat(events).hasSize(2);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aBadLineIsSkippedWithItsNumber() throws IOException {
    read("{\"a\":1}\nnot json\n{\"a\":2}\n17\n{\"a\":3}{\"a\":4}\n");
    assertThat(events).containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(complaints).hasSize(3);
    assertThat(complaints.get(0)).startsWith("in:2: is no JSON");
    assertThat(complaints.get(1)).isEqualTo("in:4: is no JSON object");
    assertThat(complaints.get(2)).startsWith("in:5: holds more than one JSON value");
  }

  @Test
  void aBadFirstLineDoesNotHideTheOthers() throws IOException {
    read("I1121 klog line\n{\"a\":1}\n{\"a\":2}\n");
    assertThat(events).hasSize(2);
    assertThat(complaints).singleElement().asString().startsWith("in:1: is no JSON");
  }

  @Test
  void anItemThatIsNoObjectIsNamed() throws IOException {
    read("{\"kind\":\"EventList\",\"items\":[{\"a\":1},17,null]}");
    assertThat(events).hasSize(1);
    assertThat(complaints)
        .containsExactly("in:1: item 1 is no JSON object", "in:1: item 2 is no JSON object");
  }

  @Test
  void anEnvelopeOfACloudProviderIsNotTakenForAnEvent() throws IOException {
    read("{\"records\":[{\"category\":\"kube-audit\"}]}");
    assertThat(events).isEmpty();
    assertThat(complaints).singleElement().asString().contains("envelope (records)");
  }

  @Test
  void whatIsNoTextInAnEventMakesItNoLessOfAnEvent() throws IOException {
    read("{\"\\ud800\":1}\n{\"kind\":\"EventList\",\"items\":[{\"\\ud800\":2},{\"n\":3}]}\n");
    read("{\"a\":\"\u00ff\"}".getBytes(ISO_8859_1));
    assertThat(complaints).isEmpty();
    assertThat(events)
        .containsExactly("{\"\\ud800\":1}", "{\"\\ud800\":2}", "{\"n\":3}", "{\"a\":\"�\"}");
    read("{\"\\ud800\":1");
    assertThat(complaints).singleElement().asString().startsWith("in:1: is no JSON");
  }

  @Test
  void anEmptyInputHoldsNothing() throws IOException {
    read("");
    read("\n\n");
    assertThat(events).isEmpty();
    assertThat(complaints).isEmpty();
  }

  private void read(String text) throws IOException {
    read(text.getBytes(UTF_8));
  }

  private void read(byte[] bytes) throws IOException {
    new EventInput(
            new EventInput.Taker() {
              @Override
              public void event(String place, byte[] json) {
                events.add(new String(json, UTF_8));
              }

              @Override
              public void complaint(String place, String reason) {
                complaints.add(place + ": " + reason);
              }
            })
        .read("in", new ByteArrayInputStream(bytes));
  }
}
