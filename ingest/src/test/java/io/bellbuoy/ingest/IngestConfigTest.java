package io.bellbuoy.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.bootstrap.ConfigException;
import io.bellbuoy.bootstrap.ConfigReader;
import io.bellbuoy.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestConfigTest {

  @TempDir private Path folder;

  @Test
  void theManualHoldsTheDefaults() {
    IngestConfig config = ConfigReader.read("ingest", IngestConfig.class, null, Map.of());

    assertThat(config.webhook()).isEqualTo(IngestConfig.Webhook.DEFAULT);
    assertThat(config.memory()).isNull();
    assertThat(config.https()).isNull();
    assertThat(config.http()).isNotNull();
    assertThat(config.kafka().topics()).isEqualTo(Topics.DEFAULT);
  }

  @Test
  void aFileAndTheEnvironmentOverrideThem() throws IOException {
    Path file =
        write(
            """
            http:
            https:
              host: 127.0.0.1
              port: 8443
              tls: {enabled: true, folder: certificates, names: [localhost]}
            memory: 64MiB
            """
                .replace("http:\n", "http: null\n"));

    IngestConfig config =
        ConfigReader.read(
            "ingest",
            IngestConfig.class,
            file,
            Map.of("BELLBUOY_INGEST_WEBHOOK_BODY_TIMEOUT", "5s"));

    assertThat(config.http()).isNull();
    assertThat(requireNonNull(config.https()).secure()).isTrue();
    assertThat(config.webhook().bodyTimeout()).hasSeconds(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http: null             | give one of them",
        "memory: 1MiB           | at least 24MiB",
        "eventLoops: -1         | from 0 to 256",
        "webhook: {maxRequests: 0} | at least 1",
        "webhook: {retryAfter: 10ms} | at least 1s",
        "webhook: {maxBody: 0B} | at least 1B",
        "webhook: {minRate: 0B} | at least 1B",
        "webhok: {}             | webhok",
      })
  void whatCannotBeIsSaidWithItsKey(String yaml, String problem) throws IOException {
    Path file = write(yaml);

    assertThatThrownBy(() -> ConfigReader.read("ingest", IngestConfig.class, file, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void memoryIsSharedOutInThirds() {
    MemoryPlan small = MemoryPlan.of(null, 128L << 20);
    assertThat(small.largeBuffers()).isEqualTo(4);
    assertThat(small.inFlight() + small.producer() + (16L << 20)).isLessThan(52L << 20);

    assertThat(MemoryPlan.of(null, 10L << 20).largeBuffers()).as("the least").isEqualTo(2);
    assertThat(MemoryPlan.of(null, 64L << 30).inFlight()).isLessThan(180L << 20);
    assertThat(MemoryPlan.of(30L << 20, 64L << 30).inFlight()).isEqualTo(10L << 20);
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("ingest.yaml"), yaml);
  }
}
