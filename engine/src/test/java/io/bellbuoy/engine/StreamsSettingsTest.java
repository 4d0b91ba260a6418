package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.bootstrap.ConfigReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As Kafka Streams hands them to its clients. */
class StreamsSettingsTest {

  @TempDir Path temp;

  @Test
  void anEngineIsAStaticMemberUnderTheNameOfItsFolder() {
    String once = consumer(temp.resolve("a")).get("group.instance.id");

    assertThat(consumer(temp.resolve("a"))).containsEntry("group.instance.id", once);
    assertThat(consumer(temp.resolve("b"))).doesNotContainEntry("group.instance.id", once);
  }

  @Test
  void itReadsOnlyWhatWasCommittedAndSkipsNothingInSilence() {
    assertThat(consumer(temp))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("auto.offset.reset", "none")
        .containsEntry("heartbeat.interval.ms", "1000")
        .containsEntry("session.timeout.ms", "15000");
  }

  @Test
  void itWritesInTransactionsThatALargeRecordFitsInto() {
    Map<String, String> producer = texts(settings(temp, Map.of()).getProducerConfigs("any"));

    assertThat(producer)
        .containsEntry("enable.idempotence", "true")
        .containsEntry("compression.type", "lz4")
        .containsEntry("max.request.size", Integer.toString(8 << 20));
  }

  @Test
  void aTaskWaitsForNoPartitionButItsOwn() {
    assertThat(settings(temp, Map.of()).getLong("max.task.idle.ms")).isEqualTo(-1);
  }

  @Test
  void theAddressOfTheBrokersReachesTheClients() {
    StreamsConfig settings = settings(temp, Map.of("BELLBUOY_KAFKA_BOOTSTRAP_SERVERS", "broker:9"));

    assertThat(texts(settings.getProducerConfigs("any")).get("bootstrap.servers"))
        .contains("broker:9");
  }

  private static Map<String, String> consumer(Path state) {
    return texts(settings(state, Map.of()).getMainConsumerConfigs("group", "client", 1));
  }

  private static Map<String, String> texts(Map<String, Object> settings) {
    Map<String, String> texts = new TreeMap<>();
    settings.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  private static StreamsConfig settings(Path state, Map<String, String> environment) {
    EngineConfig config = ConfigReader.read("engine", EngineConfig.class, null, environment);
    HandClock clock = new HandClock();
    RefusedRecords refused =
        new RefusedRecords(
            Map.of(),
            new EngineMetrics(new SimpleMeterRegistry(), clock),
            new RecentTrouble(clock));
    try (StateFolder folder = StateFolder.open(state)) {
      return new StreamsConfig(StreamsSettings.of(config, folder, refused));
    }
  }
}
