package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.JsonSerde;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatusReporterTest {

  private static final JsonSerde<InstanceStatus> SERDE = new JsonSerde<>(InstanceStatus.class);

  @RegisterExtension static final KafkaExtension BROKER = new KafkaExtension();

  private final AtomicInteger version = new AtomicInteger();

  @Test
  void theStatusIsThereWhileItRunsAndGoneAfterACleanStop() {
    KafkaConfig kafka = KafkaConfig.relaxed(BROKER.bootstrapServers(), BROKER.freshPrefix());
    TopicInstaller.install(kafka);
    try (RegistryLoader<StatusImage> loader = RegistryLoader.status(kafka)) {
      loader.start();
      loader.await(Duration.ofSeconds(20));
      try (StatusReporter reporter = new StatusReporter(kafka, this::status)) {
        reporter.start();
        await().until(() -> loader.image().instances().containsKey("e1"));
        InstanceStatus first = loader.image().instances().get("e1");
        await().until(() -> !loader.image().instances().containsValue(first));
      }
      await().until(() -> loader.image().instances().isEmpty());
    }
  }

  @Test
  void whoHasNotReportedForAnHourIsRemovedAndNobodyElse() {
    KafkaConfig kafka = KafkaConfig.relaxed(BROKER.bootstrapServers(), BROKER.freshPrefix());
    TopicInstaller.install(kafka);
    Instant now = Instant.now();
    try (Producer<String, byte[]> producer = Clients.producer(kafka, "test", Map.of());
        SilentInstances silent = new SilentInstances(kafka, Clock.fixed(now, ZoneOffset.UTC));
        RegistryLoader<StatusImage> loader = RegistryLoader.status(kafka)) {
      for (int minutes : List.of(59, 61)) {
        String name = "engine-" + minutes;
        InstanceStatus status = Samples.engine(name, now.minusSeconds(60L * minutes), 1);
        Future<?> unused =
            producer.send(
                new ProducerRecord<>(kafka.topics().status().name(), 0, name, SERDE.write(status)));
      }
      producer.flush();

      silent.remove();

      loader.start();
      assertThat(loader.await(Duration.ofSeconds(20)).instances()).containsOnlyKeys("engine-59");
    }
  }

  @Test
  void anErrorDoesNotEndTheReports() {
    MockProducer<String, byte[]> producer = producer(true);
    AtomicBoolean failed = new AtomicBoolean();
    try (StatusReporter reporter =
        new StatusReporter(
            KafkaConfig.relaxed("kafka:9092", "x."),
            () -> {
              if (failed.compareAndSet(false, true)) {
                throw new NoClassDefFoundError("missing");
              }
              return status();
            },
            () -> producer)) {
      reporter.start();
      await().until(() -> !producer.history().isEmpty());
    }
    assertThat(failed).isTrue();
  }

  @Test
  void reportingNowDoesNotWaitForTheNextSecond() {
    MockProducer<String, byte[]> producer = producer(true);
    try (StatusReporter reporter = reporter(producer)) {
      version.set(7);
      reporter.now();
      await().until(() -> producer.history().size() == 1);
    }
    assertThat(SERDE.read(producer.history().get(0).value()).policyVersion()).isEqualTo(7);
  }

  @Test
  void whileOneReportWaitsNoOtherQueuesBehindItAndTheNextOneIsTheNewest() {
    MockProducer<String, byte[]> producer = producer(false);
    try (StatusReporter reporter = reporter(producer)) {
      reporter.now();
      await().until(() -> producer.history().size() == 1);
      for (int n = 1; n <= 50; n++) {
        version.set(n);
        reporter.now();
      }
      assertThat(producer.completeNext()).isTrue();
      await().until(() -> producer.history().size() == 2);
      assertThat(SERDE.read(producer.history().get(1).value()).policyVersion()).isEqualTo(50);
    }
  }

  @Test
  void aReportThatFailsIsFollowedByTheNext() {
    MockProducer<String, byte[]> producer = producer(false);
    try (StatusReporter reporter = reporter(producer)) {
      reporter.now();
      await().until(() -> producer.history().size() == 1);
      producer.errorNext(new TimeoutException("no answer"));
      reporter.now();
      await().until(() -> producer.history().size() == 2);
    }
  }

  @Test
  void aStatusThatCannotBeMadeStopsNothing() {
    MockProducer<String, byte[]> producer = producer(true);
    AtomicInteger calls = new AtomicInteger();
    KafkaConfig kafka = KafkaConfig.relaxed("127.0.0.1:1", "x.");
    try (StatusReporter reporter =
        new StatusReporter(
            kafka,
            () -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
              }
              return status();
            },
            () -> producer)) {
      reporter.now();
      reporter.now();
      await().until(() -> producer.history().size() == 1);
    }
  }

  @Test
  void closingWritesTheRemovalLastAndTwiceDoesNoHarm() {
    MockProducer<String, byte[]> producer = producer(true);
    StatusReporter reporter = reporter(producer);
    reporter.now();
    reporter.close();
    reporter.close();
    reporter.now();

    assertThat(producer.history()).hasSize(2).extracting(ProducerRecord::key).containsOnly("e1");
    assertThat(producer.history().get(1).value()).isNull();
    assertThat(producer.closed()).isTrue();
  }

  @Test
  void aBrokerThatIsAwayHoldsNobodyUp() {
    KafkaConfig nobody = KafkaConfig.relaxed("127.0.0.1:1", "x.");
    StatusReporter reporter = new StatusReporter(nobody, this::status);
    long before = System.nanoTime();
    reporter.start();
    reporter.now();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    reporter.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  private InstanceStatus status() {
    return Samples.engine("e1", Instant.now(), version.get());
  }

  private StatusReporter reporter(MockProducer<String, byte[]> producer) {
    return new StatusReporter(
        KafkaConfig.relaxed("127.0.0.1:1", "x."), this::status, () -> producer);
  }

  private static MockProducer<String, byte[]> producer(boolean answers) {
    return new MockProducer<>(answers, null, new StringSerializer(), new ByteArraySerializer());
  }
}
