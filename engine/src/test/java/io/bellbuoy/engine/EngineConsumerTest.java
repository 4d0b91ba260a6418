package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EngineConsumerTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private final HandClock clock = new HandClock();
  private final EngineMetrics metrics = new EngineMetrics(new SimpleMeterRegistry(), clock);
  private final RecentTrouble trouble = new RecentTrouble(clock);
  private final String prefix = kafka.freshPrefix();
  private EventTopic topic;

  @BeforeEach
  void makeTopic() throws Exception {
    topic = new EventTopic(kafka.bootstrapServers(), new Topics(prefix).events());
  }

  @AfterEach
  void close() {
    topic.close();
  }

  @Test
  void whatRetentionRemovedIsCountedAndToldAndBridged() throws Exception {
    topic.send("a", "b", "c", "d", "e");
    topic.group(prefix).put(Map.of(topic.partition(), 1L));
    topic.removeBefore(3);

    assertThat(read(2)).containsExactly("d", "e");
    assertThat(metrics.totals()).containsEntry("gapRecords", 2L);
    assertThat(trouble.recent())
        .contains(topic.partition().toString())
        .contains("from offset 1")
        .contains("begins at 3")
        .contains("2 events were never judged");
  }

  @Test
  void behindALogThatWasCutOffItGoesOnAtTheCut() throws Exception {
    topic.send("a", "b", "c");
    try (EngineConsumer consumer = consumer("member", true)) {
      assertThat(poll(consumer)).startsWith("a");

      consumer.bridge(
          new LogTruncationException(
              Map.of(topic.partition(), 9L), Map.of(topic.partition(), new OffsetAndMetadata(2))));

      assertThat(poll(consumer)).containsExactly("c");
    }
    assertThat(trouble.recent()).contains("read to offset 9").contains("cut off at 2: 7 events");
    assertThat(metrics.totals()).containsEntry("gaps", 1L).containsEntry("gapRecords", 0L);
  }

  @Test
  void aNewPartitionIsReadFromItsBeginningAndIsNoGap() throws Exception {
    topic.send("a", "b");

    assertThat(read(2)).containsExactly("a", "b");
    assertThat(trouble.recent()).isNull();
  }

  @Test
  void aForgottenOffsetOfAnOldPartitionIsTold() throws Exception {
    topic.send("a", "b", "c");
    topic.removeBefore(1);

    assertThat(read(2)).containsExactly("b", "c");
    assertThat(trouble.recent()).contains("offset").contains("is gone");
  }

  @Test
  void aThreadThatDiesAloneLeavesItsPartitionsToTheNextAtOnce() throws Exception {
    topic.send("a");
    EngineConsumer first = consumer("member-1", false);
    poll(first);
    first.close(stay());

    // The session is longer than the test waits: only a member that left makes room.
    EngineConsumer second = consumer("member-2", true);
    assertThat(poll(second)).containsExactly("a");
    second.close(stay());
  }

  private static CloseOptions stay() {
    return CloseOptions.groupMembershipOperation(
        CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP);
  }

  private List<String> read(int count) {
    List<String> values = new ArrayList<>();
    try (EngineConsumer consumer = consumer("member", true)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                values.addAll(once(consumer));
                return values.size() >= count;
              });
    }
    return values;
  }

  private static List<String> poll(EngineConsumer consumer) {
    List<String> values = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              values.addAll(once(consumer));
              return !values.isEmpty();
            });
    return values;
  }

  private static List<String> once(EngineConsumer consumer) {
    List<String> values = new ArrayList<>();
    consumer
        .poll(Duration.ofMillis(100))
        .forEach(record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
    return values;
  }

  private EngineConsumer consumer(String member, boolean engineStops) {
    EngineConsumer consumer =
        new EngineConsumer(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                prefix,
                "group.instance.id",
                member,
                "session.timeout.ms",
                "40000",
                "auto.offset.reset",
                "none",
                "enable.auto.commit",
                "false"),
            new Gaps(metrics, trouble),
            () -> engineStops);
    consumer.subscribe(List.of(topic.partition().topic()));
    return consumer;
  }
}
