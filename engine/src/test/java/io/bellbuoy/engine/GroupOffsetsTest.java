package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.Topic;
import io.bellbuoy.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where a group starts, and how far it is behind. */
class GroupOffsetsTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private final String prefix = kafka.freshPrefix();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EngineMetrics metrics = new EngineMetrics(registry, Clock.systemUTC());
  private final RecentTrouble trouble = new RecentTrouble(Clock.systemUTC());
  private final Gaps gaps = new Gaps(metrics, trouble);
  private EventTopic topic;
  private GroupOffsets group;

  @BeforeEach
  void makeTopic() throws Exception {
    topic = new EventTopic(kafka.bootstrapServers(), new Topics(prefix).events());
    group = topic.group(prefix);
  }

  @AfterEach
  void close() {
    topic.close();
  }

  @Test
  void aNewGroupBeginsAtTheFirstEventThereIs() throws Exception {
    topic.send("a", "b", "c");
    topic.removeBefore(1);

    new StartOffsets(group, gaps).commit();

    assertThat(group.committed()).containsExactly(Map.entry(topic.partition(), 1L));
    assertThat(trouble.recent()).isNull();
  }

  @Test
  void aGroupThatWasAtWorkAndHasNoOffsetsBeginsAtTheFirstEventAndSaysSo() throws Exception {
    topic.send("a", "b", "c");
    topic.removeBefore(1);
    new EventTopic(
            kafka.bootstrapServers(),
            new Topic(group.group() + "-alert-ids-changelog", 1, null, 1 << 20, false))
        .close();

    new StartOffsets(group, gaps).commit();

    assertThat(group.committed()).containsExactly(Map.entry(topic.partition(), 1L));
    assertThat(trouble.recent()).contains("Kafka has forgotten where " + group.group() + " stood");
    assertThat(metrics.totals()).containsEntry("gaps", 1L);
  }

  @Test
  void aGroupThatWasThereIsLeftWhereItIs() throws Exception {
    topic.send("a", "b", "c");
    group.put(Map.of(topic.partition(), 2L));

    new StartOffsets(group, gaps).commit();

    assertThat(group.committed()).containsExactly(Map.entry(topic.partition(), 2L));
  }

  @Test
  void theLagIsWhatTheGroupHasYetToJudge() throws Exception {
    topic.send("a", "b", "c");
    group.put(Map.of(topic.partition(), 1L));

    LagMonitor lag = measured(Clock.systemUTC());

    assertThat(lag.sum()).isEqualTo(2);
    assertThat(lag.max()).isEqualTo(2);
    assertThat(lag.problem()).isNull();
    assertThat(registry.get("bellbuoy.engine.lag.records").tag("partition", "0").gauge().value())
        .isEqualTo(2);
  }

  @Test
  void whatIsOlderThanHalfOfTheRetentionIsAWarning() throws Exception {
    topic.send("a", "b");
    group.put(Map.of(topic.partition(), 1L));

    LagMonitor lag = measured(Clock.offset(Clock.systemUTC(), Duration.ofHours(13)));

    assertThat(lag.problem())
        .contains(topic.partition().toString())
        .contains("older than half of the topic's retention of PT24H");
  }

  @Test
  void whoIsAtTheEndHasNothingToWarnOfHoweverOldTheEventsAre() throws Exception {
    topic.send("a", "b");
    group.put(Map.of(topic.partition(), 2L));

    LagMonitor lag = measured(Clock.offset(Clock.systemUTC(), Duration.ofHours(23)));

    assertThat(lag.problem()).isNull();
    assertThat(lag.sum()).isZero();
  }

  private LagMonitor measured(Clock clock) throws Exception {
    LagMonitor lag = new LagMonitor(group, new CountedTime(group, group, clock), metrics, clock);
    lag.measure();
    return lag;
  }
}
