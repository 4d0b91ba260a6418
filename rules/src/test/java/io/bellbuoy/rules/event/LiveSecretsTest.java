package io.bellbuoy.rules.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Events of a real API server, read by another reader than ours. */
final class LiveSecretsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void anEventWithoutSecretsIsWrittenAsItCame() throws IOException {
    int same = 0;
    for (String line : lines()) {
      JsonValue event = JsonReader.read(line.getBytes(UTF_8));
      Redaction redaction = Redactor.standard().of(event);
      String written = redaction.write(event);

      if (redaction.isEmpty()) {
        same++;
        assertThat(MAPPER.readTree(written)).isEqualTo(MAPPER.readTree(line));
      } else {
        assertThat(written).contains(Redaction.MARK);
      }
    }
    assertThat(same).isGreaterThan(2_500);
  }

  @Test
  void whatTheBytesSayOfAnEventIsTrueAndSavesMostOfTheWork() throws IOException {
    int told = 0;
    for (String line : lines()) {
      byte[] event = line.getBytes(UTF_8);
      if (Redactor.standard().hidesNothingOf(event)) {
        told++;
        assertThat(Redactor.standard().of(JsonReader.read(event)).isEmpty()).as(line).isTrue();
      }
    }
    assertThat(told).isGreaterThan(lines().size() / 2);
  }

  @Test
  void noDataOfASecretIsLeft() throws IOException {
    for (String line : lines()) {
      JsonValue event = JsonReader.read(line.getBytes(UTF_8));
      JsonNode redacted = MAPPER.readTree(Redactor.standard().of(event).write(event));

      for (JsonNode object : redacted.findParents("kind")) {
        if (object.path("kind").asText().equals("Secret")) {
          object
              .path("data")
              .forEach(value -> assertThat(value.asText()).isEqualTo(Redaction.MARK));
          object
              .path("stringData")
              .forEach(value -> assertThat(value.asText()).isEqualTo(Redaction.MARK));
        }
      }
    }
  }

  private static List<String> lines() throws IOException {
    InputStream file =
        Objects.requireNonNull(LiveSecretsTest.class.getResourceAsStream("/live/mixed.ndjson.gz"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), UTF_8))) {
      return lines.lines().toList();
    }
  }
}
