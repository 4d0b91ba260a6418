package io.bellbuoy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page says of the events that everything is measured with. */
class SampleTest {

  private static final List<byte[]> EVENTS = Sample.events();

  @Test
  void itHoldsAsManyEventsOfTheSizesThatThePageTells() {
    assertThat(EVENTS).hasSize(2_715);
    assertThat(EVENTS.stream().mapToInt(event -> event.length).average().orElseThrow())
        .isBetween(1_650.0, 1_750.0);
    assertThat(EVENTS.stream().mapToInt(event -> event.length).max().orElseThrow())
        .isBetween(265_000, 267_000);
  }

  @Test
  void itsOrderIsAlwaysTheSame() {
    assertThat(Sample.events()).containsExactlyElementsOf(EVENTS);
  }

  @Test
  void eachIsAnAuditEventThatTellsWhoDidWhat() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    for (byte[] event : EVENTS) {
      JsonNode tree = mapper.readTree(event);
      assertThat(tree.path("kind").asText()).isEqualTo("Event");
      assertThat(tree.path("verb").isTextual()).isTrue();
      assertThat(tree.path("user").isObject()).isTrue();
    }
  }
}
