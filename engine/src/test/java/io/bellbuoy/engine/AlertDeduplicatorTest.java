package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each record raises the alert whose id is the record's value. */
class AlertDeduplicatorTest {

  private static final Duration WINDOW = Duration.ofHours(24);
  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  @TempDir Path state;

  private final EngineMetrics metrics =
      new EngineMetrics(new SimpleMeterRegistry(), new HandClock());
  private TopologyTestDriver driver;
  private TestInputTopic<String, String> events;
  private TestOutputTopic<String, String> alerts;

  @BeforeEach
  void start() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver =
        new TopologyTestDriver(
            new DetectionTopology(
                    Topics.DEFAULT,
                    WINDOW,
                    Raising::new,
                    () -> new StormGuard(0, metrics, new HandClock()),
                    this::counting,
                    metrics)
                .get(),
            settings);
    events =
        driver.createInputTopic(
            Topics.DEFAULT.events().name(), new StringSerializer(), new StringSerializer());
    alerts =
        driver.createOutputTopic(
            Topics.DEFAULT.alerts().name(), new StringDeserializer(), new StringDeserializer());
  }

  private CountingProcessor counting() {
    HandClock clock = new HandClock();
    return new CountingProcessor(
        new CountedAlerts(new RecordLimit(1 << 20), clock),
        () -> 0,
        new DeadLetters(new RecordLimit(1 << 20), metrics, new RecentTrouble(clock)),
        metrics);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void theFirstOfAnIdPassesAndItsCopiesDoNot() {
    events.pipeInput("k", "one", NOON);
    events.pipeInput("k", "two", NOON);
    events.pipeInput("k", "one", NOON.plusMillis(1));
    events.pipeInput("k", "one", NOON.plusSeconds(3600));

    assertThat(alerts.readValuesToList()).containsExactly("one", "two");
    assertThat(metrics.totals()).containsEntry("alerts", 2L).containsEntry("duplicates", 2L);
  }

  @Test
  void theClusterIsTheKey() {
    events.pipeInput("k", "one", NOON);

    assertThat(alerts.readRecordsToList())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo("prod-1");
              assertThat(record.headers()).isEmpty();
            });
  }

  @Test
  void afterTheWindowTheSameIdIsNewsAgain() {
    events.pipeInput("k", "one", NOON);
    events.pipeInput("k", "one", NOON.plus(WINDOW));
    events.pipeInput("k", "one", NOON.plus(WINDOW).plusMillis(1));

    assertThat(alerts.readValuesToList()).containsExactly("one", "one");
  }

  @Test
  void aClockThatStepsBackLetsNoCopyThrough() {
    events.pipeInput("k", "other", NOON);
    events.pipeInput("k", "one", NOON.minus(WINDOW.multipliedBy(3)));
    events.pipeInput("k", "one", NOON.minus(WINDOW.multipliedBy(3)));
    events.pipeInput("k", "one", NOON);

    assertThat(alerts.readValuesToList()).containsExactly("other", "one");
  }

  private static final class Raising extends ContextualProcessor<byte[], byte[], Object, Object> {
    @Override
    public void process(Record<byte[], byte[]> record) {
      String id = new String(record.value(), UTF_8);
      context()
          .forward(
              new Record<Object, Object>(
                  id,
                  new RaisedAlert(id, "prod-1", "rule", record.value(), null),
                  record.timestamp()),
              DetectionTopology.DEDUPLICATOR);
    }
  }
}
