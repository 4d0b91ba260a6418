package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import org.junit.jupiter.api.Test;

final class EventFormatsTest {

  private final EventFormat raw = requireNonNull(EventFormats.of("raw"));

  @Test
  void anEventOnOneLineIsLeftAsItIs() {
    AuditEvent event = FormatFixture.event("{\"n\": 1.0,\"n\":1e0}");

    assertThat(raw.write(event)).isSameAs(event.json());
  }

  @Test
  void anEventOnManyLinesBecomesOneOfTheSameMeaning() throws JsonProcessingException {
    String json = "{\r\n\t\"user\" : \"ü\u202e\u2028 \\n 🦀\",\n \"n\": 1.50 }";
    String line = new String(raw.write(FormatFixture.event(json)), UTF_8);

    assertThat(line.codePoints()).noneMatch(Obeyed::is);
    assertThat(line).contains("\\u202E\\u2028 \\n 🦀", "1.50");
    assertThat(JsonSerde.mapper().readTree(line)).isEqualTo(JsonSerde.mapper().readTree(json));
  }

  @Test
  void theFirstIsAsReceived() {
    assertThat(EventFormats.names()).containsExactly("raw", "ecs", "ocsf");
    assertThat(EventFormats.of("cef")).isNull();
    assertThat(raw.mediaType()).isEqualTo("application/json");
  }

  @Test
  void aDocumentKnowsWhatChannelsAskFor() {
    Document document = raw.document(FormatFixture.event("{}"));

    assertThat(document.id()).isEqualTo("e".repeat(64));
    assertThat(document.cluster()).isEqualTo("prod");
    assertThat(document.time()).isEqualTo(FormatFixture.RAISED_AT);
    assertThat(document.severity()).isEqualTo(Severity.LOW);
  }
}
