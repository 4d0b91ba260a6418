package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

  private final Map<String, String> properties =
      new BrokerSettings(Path.of("/data/log"), 9092, 9093).properties();

  @Test
  void kafkaKnowsEveryKey() {
    assertThat(KafkaConfig.configDef().names()).containsAll(properties.keySet());
    assertThat(new KafkaConfig(properties, false).nodeId()).isEqualTo(BrokerSettings.NODE_ID);
  }

  @Test
  void nothingListensBeyondThisMachine() {
    assertThat(properties.get("listeners"))
        .isEqualTo("BROKER://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093");
    assertThat(properties.get("advertised.listeners")).isEqualTo("BROKER://127.0.0.1:9092");
  }

  @Test
  void noInternalTopicAsksForASecondBroker() {
    properties.forEach(
        (key, value) -> {
          if (key.matches(".*(replication\\.factor|min\\.isr|insync\\.replicas)")) {
            assertThat(value).as(key).isEqualTo("1");
          }
        });
    assertThat(properties).containsKey("offsets.topic.replication.factor");
  }
}
