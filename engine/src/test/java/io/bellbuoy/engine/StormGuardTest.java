package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At 12:00:00 of the log; three alerts of a rule and cluster pass in a minute. */
class StormGuardTest {

  private static final long NOON = 1_782_907_200_000L;
  private static final JsonSerde<Alert> ALERTS = new JsonSerde<>(Alert.class);

  @TempDir Path folder;

  private final HandClock clock = new HandClock();
  private final EngineMetrics metrics = new EngineMetrics(new SimpleMeterRegistry(), clock);
  private final List<Alert> alerts = new ArrayList<>();
  private KeyValueStore<String, byte[]> store;
  private MockProcessorContext<byte[], byte[]> context;
  private StormGuard guard;
  private int made;

  @BeforeEach
  void start() {
    store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(StormGuard.STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    begin(3);
    store.init(context.getStateStoreContext(), store);
  }

  /** A guard on the store as it was left. */
  private void begin(int most) {
    context = new MockProcessorContext<>(new Properties(), new TaskId(0, 5), folder.toFile());
    context.addStateStore(store);
    guard = new StormGuard(most, metrics, clock);
    if (store.isOpen()) {
      guard.init(context);
    }
  }

  private void raise(String rule, int count, long seconds) {
    if (made == 0) {
      guard.init(context);
    }
    for (int i = 0; i < count; i++) {
      Alert alert = alert(rule, "id-" + made++);
      guard.process(
          new Record<>(
              alert.id(),
              new RaisedAlert(alert.id(), alert.cluster(), rule, ALERTS.write(alert), null),
              NOON + seconds * 1000));
    }
    take();
  }

  private void wallClock(long seconds) {
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(NOON + seconds * 1000);
    take();
  }

  private void take() {
    context.forwarded().forEach(sent -> alerts.add(ALERTS.read(sent.record().value())));
    context.resetForwards();
  }

  private static Alert alert(String rule, String id) {
    return ALERTS.read(
        """
        {"id":"%s","raisedAt":"2026-07-01T12:00:00Z","rule":{"id":"%s","name":"N","severity":"high",\
        "attack":["T1610"],"tags":["t"]},"policyVersion":7,"message":"mallory did it",\
        "cluster":"prod","provider":"aws","user":{"username":"mallory"},"event":{"a":1}}\
        """
            .formatted(id, rule)
            .getBytes(UTF_8));
  }

  private List<Alert> summaries() {
    return alerts.stream().filter(alert -> alert.rule().tags().contains("storm")).toList();
  }

  private long folded() {
    return summaries().stream()
        .mapToLong(summary -> Long.parseLong(summary.evidence().get(0).value()))
        .sum();
  }

  @Test
  void whatIsMoreThanTheBoundBecomesOneSummaryWhoseCountAddsUp() {
    raise("exec", 500, 10);
    assertThat(alerts).hasSize(3);

    raise("exec", 1, 60);

    assertThat(alerts).hasSize(5);
    Alert summary = summaries().get(0);
    assertThat(summaries()).hasSize(1);
    assertThat(folded()).isEqualTo(497);
    assertThat(summary.message()).startsWith("497 more alerts of rule exec in cluster prod from ");
    assertThat(summary.rule().id()).isEqualTo("exec");
    assertThat(summary.rule().tags()).containsExactly("t", "storm");
    assertThat(summary.provider()).isEqualTo("aws");
    assertThat(summary.user()).as("of one of them alone").isNull();
    assertThat(metrics.totals())
        .containsEntry("alerts", 4L)
        .containsEntry("folded", 497L)
        .containsEntry("summaries", 1L)
        .containsEntry("storm.prod.exec", 497L);
  }

  @Test
  void eachRuleAndEachMinuteHasItsOwnBound() {
    raise("exec", 3, 10);
    raise("secret", 3, 10);
    raise("exec", 3, 70);

    assertThat(alerts).hasSize(9);
    assertThat(summaries()).isEmpty();
    assertThat(metrics.totals()).containsEntry("folded", 0L).doesNotContainKey("storm.prod.exec");
  }

  @Test
  void aStormThatEndsIsToldOfWithoutAnotherEvent() {
    raise("exec", 10, 10);

    wallClock(50);
    assertThat(summaries()).as("the minute is not over").isEmpty();
    wallClock(61);
    wallClock(71);
    assertThat(summaries()).hasSize(1);

    raise("exec", 1, 60);
    assertThat(folded()).isEqualTo(7);
    assertThat(store.approximateNumEntries()).isZero();
  }

  @Test
  void ofAMinuteThatComesLateEachSummaryIsAnother() {
    raise("exec", 10, 10);
    wallClock(600);
    raise("exec", 5, 20);
    wallClock(610);

    assertThat(folded()).isEqualTo(12);
    assertThat(summaries()).extracting(Alert::id).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aRestartInAStormLosesNoCountAndLetsNothingThrough() {
    raise("exec", 10, 10);

    begin(3);
    raise("exec", 10, 20);
    raise("exec", 1, 60);

    assertThat(alerts).hasSize(3 + 1 + 1);
    assertThat(folded()).isEqualTo(17);
  }

  @Test
  void aRestartBeforeTheStormLetsAtMostTheBoundThroughAgain() {
    raise("exec", 2, 10);

    begin(3);
    raise("exec", 10, 20);
    raise("exec", 1, 60);

    assertThat(folded()).isEqualTo(7);
    assertThat(alerts).hasSize(2 + 3 + 1 + 1);
  }

  @Test
  void withoutABoundEverythingPassesAndNothingIsKept() {
    begin(0);
    raise("exec", 5000, 10);

    assertThat(alerts).hasSize(5000);
    assertThat(store.approximateNumEntries()).isZero();
  }

  @Test
  void aStormIsReportedForAWhileOnly() {
    raise("exec", 10, 10);
    clock.forward(Duration.ofMinutes(3));

    assertThat(metrics.totals()).doesNotContainKey("storm.prod.exec").containsEntry("folded", 7L);
  }
}
