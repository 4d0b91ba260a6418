package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellbuoy.bootstrap.ConfigKey.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigKeyTest {

  @Test
  void everyValueOfARecordHasAKeyAndAVariable() {
    assertThat(ConfigKey.of(SampleConfig.class))
        .extracting(ConfigKey::dotted, ConfigKey::variable)
        .contains(
            tuple("http.port", "HTTP_PORT"),
            tuple("http.tls.clientCa", "HTTP_TLS_CLIENT_CA"),
            tuple("kafka.bootstrapServers", "KAFKA_BOOTSTRAP_SERVERS"),
            tuple("limits.maxEvent", "LIMITS_MAX_EVENT"))
        .hasSize(21);
  }

  @Test
  void whatIsInAListHasNoKeyOfItsOwn() {
    assertThat(ConfigKey.of(SampleConfig.class))
        .extracting(ConfigKey::dotted)
        .contains("outlets")
        .noneMatch(key -> key.startsWith("outlets."));
  }

  @Test
  void theShapeSaysWhatAVariableHasToGive() {
    assertThat(ConfigKey.of(SampleConfig.class))
        .contains(
            new ConfigKey(List.of("kafka", "properties"), Shape.MAP),
            new ConfigKey(List.of("names"), Shape.LIST),
            new ConfigKey(List.of("password"), Shape.ONE),
            new ConfigKey(List.of("limits", "maxEvent"), Shape.ONE));
  }

  @Test
  void wordsRunTogetherAreUnderstoodToo() {
    assertThat(new ConfigKey(List.of("kafka", "bootstrapServers"), Shape.ONE).runTogether())
        .isEqualTo("KAFKA_BOOTSTRAPSERVERS");
  }
}
