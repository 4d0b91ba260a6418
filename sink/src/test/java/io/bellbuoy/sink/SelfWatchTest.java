package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.StatusReporter;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.watch.WatchConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The watch against a real broker: who watches, and that each occurrence is raised once. */
class SelfWatchTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final WatchConfig CONFIG =
      new WatchConfig(true, Duration.ofMinutes(10), Duration.ofMinutes(5));

  private final AtomicReference<Map<String, Long>> counters = new AtomicReference<>(Map.of());
  private final List<SinkMetrics> held = new ArrayList<>();
  private KafkaConfig kafka;

  @BeforeEach
  void install() {
    kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TopicInstaller.install(kafka);
  }

  private ConsumerBuilder consumers(String instance) {
    return new ConsumerBuilder(kafka, instance, Duration.ofSeconds(2));
  }

  private SelfWatch watch(String instance, SimpleMeterRegistry registry) {
    SinkMetrics metrics = new SinkMetrics(registry);
    held.add(metrics);
    SelfWatch watch = new SelfWatch(consumers(instance), CONFIG, metrics);
    watch.start();
    return watch;
  }

  private StatusReporter speaking() {
    StatusReporter reporter =
        new StatusReporter(
            kafka,
            () ->
                new InstanceStatus(
                    "sink-1", "sink", Instant.now(), 0, List.of(), requireNonNull(counters.get())));
    reporter.start();
    return reporter;
  }

  private List<Alert> alerts() {
    JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
    String topic = kafka.topics().alerts().name();
    List<Alert> alerts = new ArrayList<>();
    try (Consumer<byte[], byte[]> reader = consumers("reader").reader("alerts")) {
      List<TopicPartition> partitions =
          IntStream.range(0, kafka.topics().alerts().partitions())
              .mapToObj(partition -> new TopicPartition(topic, partition))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
        reader
            .poll(Duration.ofMillis(200))
            .forEach(record -> alerts.add(serde.read(record.value())));
      }
    }
    return alerts;
  }

  @Test
  void ofTwoWatchersOneRaisesAndAnotherGoesOnWithoutRaisingItAgain() {
    SimpleMeterRegistry first = new SimpleMeterRegistry();
    SimpleMeterRegistry second = new SimpleMeterRegistry();
    try (StatusReporter reporter = speaking()) {
      SelfWatch one = watch("sink-1", first);
      try (SelfWatch two = watch("sink-2", second)) {
        counters.set(Map.of("channel.pager.behindSeconds", 600L));
        reporter.now();
        eventually().until(() -> alerts().size() == 1);
        one.close();
        assertThat(two).isNotSameAs(one);

        counters.set(
            Map.of("channel.pager.behindSeconds", 900L, "channel.siem.behindSeconds", 600L));
        reporter.now();
        eventually().until(() -> alerts().size() > 1);
      }
    }

    assertThat(alerts())
        .extracting(alert -> alert.rule().id() + " " + alert.evidence().get(0).value())
        .containsExactlyInAnyOrder("bellbuoy-channel-behind pager", "bellbuoy-channel-behind siem");
    double raised =
        first.get("bellbuoy.sink.watch.raised").functionCounter().count()
            + second.get("bellbuoy.sink.watch.raised").functionCounter().count();
    assertThat(raised).isEqualTo(2);
  }
}
