package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.bootstrap.ConfigException;
import io.bellbuoy.bootstrap.ConfigReader;
import io.bellbuoy.registry.KafkaConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineConfigTest {

  @Test
  void theDefaultFileIsAWholeConfiguration() {
    EngineConfig config = read(Map.of());

    assertThat(config.applicationId()).isEqualTo("bellbuoy-engine");
    assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(100));
    assertThat(config.deduplicationWindow()).isEqualTo(Duration.ofHours(24));
    assertThat(config.maxAlertSize().count()).isEqualTo(6L << 20);
    assertThat(config.kafka().durability()).isEqualTo(KafkaConfig.Durability.STRICT);
    assertThat(config.state().toString()).doesNotStartWith("/tmp");
  }

  @Test
  void noThreadsMeansOneForEachCore() {
    assertThat(read(Map.of()).streamThreads())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(read(Map.of("BELLBUOY_ENGINE_THREADS", "3")).streamThreads()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "THREADS,              -1,    threads",
    "COMMIT_INTERVAL,      0ms,   commitInterval",
    "SESSION_TIMEOUT,      0s,    sessionTimeout",
    "DEDUPLICATION_WINDOW, 30s,   deduplicationWindow",
    "MAX_ALERT_SIZE,       10KiB, maxAlertSize",
    "MAX_ALERT_SIZE,       9MiB,  maxAlertSize",
    "REDACT,               a[,    redact",
  })
  void aValueThatCannotWorkIsRefusedWithItsKey(String variable, String value, String key) {
    assertThatThrownBy(() -> read(Map.of("BELLBUOY_ENGINE_" + variable, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }

  private static EngineConfig read(Map<String, String> environment) {
    return ConfigReader.read("engine", EngineConfig.class, null, environment);
  }
}
