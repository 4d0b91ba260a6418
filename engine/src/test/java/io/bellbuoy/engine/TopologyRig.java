package io.bellbuoy.engine;

import io.bellbuoy.registry.Delta;
import io.bellbuoy.registry.PolicyImage;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.DeadLetter;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The whole topology without a broker. */
final class TopologyRig implements AutoCloseable {

  private static final JsonSerde<Alert> ALERTS = new JsonSerde<>(Alert.class);

  final HandClock clock = new HandClock();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final EngineMetrics metrics = new EngineMetrics(registry, clock);
  final LivePolicy policy = new LivePolicy(metrics);
  final RecentTrouble trouble = new RecentTrouble(clock);
  final RecordLimit alertLimit = new RecordLimit(6 << 20);
  private final AtomicLong countedUntil = new AtomicLong();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> events;
  private final TestInputTopic<byte[], byte[]> matches;
  private final TestOutputTopic<byte[], byte[]> alerts;
  private final TestOutputTopic<byte[], byte[]> deadLetters;

  TopologyRig(Path state) {
    this(state, 0);
  }

  TopologyRig(Path state, int alertsPerMinute) {
    AlertBuilder builder = new AlertBuilder(Redactor.standard(), alertLimit, metrics, clock);
    CountedAlerts counted = new CountedAlerts(alertLimit, clock);
    DeadLetters letters = new DeadLetters(new RecordLimit(2 << 20), metrics, trouble);
    DetectionTopology topology =
        new DetectionTopology(
            Topics.DEFAULT,
            Duration.ofHours(24),
            () -> new DetectionProcessor(policy, builder, letters, metrics),
            () -> new StormGuard(alertsPerMinute, metrics, clock),
            () -> new CountingProcessor(counted, countedUntil::get, letters, metrics),
            metrics);
    Properties settings = new Properties();
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(topology.get(), settings, clock.instant());
    events =
        driver.createInputTopic(
            Topics.DEFAULT.events().name(), new ByteArraySerializer(), new ByteArraySerializer());
    matches =
        driver.createInputTopic(
            Topics.DEFAULT.matches().name(), new ByteArraySerializer(), new ByteArraySerializer());
    alerts = output(Topics.DEFAULT.alerts().name());
    deadLetters = output(Topics.DEFAULT.deadLetters().name());
  }

  /** It is published and taken, or refused. */
  TopologyRig publish(PolicySnapshot snapshot) {
    return publish(Policies.image(snapshot));
  }

  TopologyRig publish(PolicyImage image) {
    policy.onChange(new NoDelta(), image);
    return this;
  }

  TopologyRig send(AuditEvent event) {
    ProducerRecord<byte[], byte[]> record = event.toRecord("any");
    return send(new TestRecord<>(record.key(), record.value(), record.headers()));
  }

  /** The event is appended at that time. */
  TopologyRig send(AuditEvent event, Instant time) {
    ProducerRecord<byte[], byte[]> record = event.toRecord("any");
    return send(new TestRecord<>(record.key(), record.value(), record.headers(), time));
  }

  /** All that was appended by then is judged and counted, and somebody looks what that changes. */
  TopologyRig passTime(Instant until) {
    countedUntil.set(until.toEpochMilli());
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    return this;
  }

  TopologyRig send(TestRecord<byte[], byte[]> record) {
    events.pipeInput(record);
    return this;
  }

  void sendMatch(TestRecord<byte[], byte[]> record) {
    matches.pipeInput(record);
  }

  List<Alert> alerts() {
    return alerts.readValuesToList().stream().map(ALERTS::read).toList();
  }

  List<String> alertedRules() {
    return alerts().stream().map(alert -> alert.rule().id()).toList();
  }

  /** The alerts as bytes. */
  List<byte[]> rawAlerts() {
    return alerts.readValuesToList();
  }

  List<DeadLetter> deadLetters() {
    return deadLetters.readRecordsToList().stream()
        .map(record -> DeadLetter.fromRecord(record.value(), record.headers()))
        .toList();
  }

  Map<String, Long> totals() {
    return metrics.totals();
  }

  Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    driver.close();
  }

  private TestOutputTopic<byte[], byte[]> output(String topic) {
    return driver.createOutputTopic(
        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private record NoDelta() implements Delta<PolicyImage> {
    @Override
    public void replay(String key, byte @Nullable [] value) {}

    @Override
    public PolicyImage apply() {
      return PolicyImage.EMPTY;
    }
  }
}
