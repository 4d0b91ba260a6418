package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.sql.SqliteAlertStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class GroupConsumerTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir Path folder;
  private final Progress progress = new Progress();
  private KafkaConfig config;
  private ConsumerBuilder consumers;

  @BeforeEach
  void prepare() {
    config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TopicInstaller.install(config);
    consumers = new ConsumerBuilder(config, "sink-test", Duration.ofSeconds(2));
  }

  @Test
  void aStoreThatFailsForAWhileLosesNothingAndDoublesNothing() {
    try (TestAlerts engine = new TestAlerts(config);
        AlertStore store = new SqliteAlertStore(folder.resolve("a.db"), Duration.ofSeconds(5));
        DeadLetterPublisher deadLetters = new DeadLetterPublisher(config, "sink-test")) {
      FailingStore failing = new FailingStore(store);
      SinkMetrics metrics = new SinkMetrics(new SimpleMeterRegistry());
      Group group = Group.store(config.topicPrefix());
      try (GroupConsumer<Alert> consumer =
          consumer(group, new StoreDelivery(failing, deadLetters, metrics))) {
        consumer.start();
        engine.commit(alerts(50));
        eventually().until(() -> failing.refusals() >= 2);
        assertThat(progress.problem(Instant.now())).isEqualTo("the disk is full");
        assertThat(store.size().alerts()).isZero();

        failing.work();
        engine.commit(alert(50));
        eventually().until(() -> store.size().alerts() == 51);
      }
      assertThat(store.find(AlertQuery.newest(AlertFilter.ALL, 1000)).items()).hasSize(51);
      assertThat(metrics.savedAlerts()).isEqualTo(51);
      assertThat(metrics.duplicateAlerts()).isZero();
    }
  }

  @Test
  void aConsumerThatDiesIsReplacedAndTheProblemGoesAway() {
    AtomicInteger tries = new AtomicInteger();
    FakeDelivery delivery = new FakeDelivery(10);
    Group group = Group.store(config.topicPrefix());
    try (TestAlerts engine = new TestAlerts(config);
        GroupConsumer<Alert> consumer =
            new GroupConsumer<>(
                () -> failingAtFirst(tries.incrementAndGet(), group),
                group,
                config.topics().alerts().name(),
                KnownGroups.in(folder.resolve("groups")),
                delivery,
                Ledger.OFFSETS,
                progress)) {
      consumer.start();
      eventually().until(() -> progress.failures() == 3);
      eventually().until(progress::isOwner);

      assertThat(progress.problem(Instant.now())).isNull();
      engine.commit(alert(1));
      eventually().until(() -> progress.delivered() == 1);
    }
    assertThat(tries).hasValue(4);
    assertThat(progress.restarts()).isEqualTo(3);
  }

  private Consumer<byte[], byte[]> failingAtFirst(int tried, Group group) {
    if (tried == 1) {
      throw new KafkaException("Failed to construct kafka consumer");
    }
    if (tried == 2) {
      throw new NoClassDefFoundError("a class is missing");
    }
    if (tried == 3) {
      throw new FencedInstanceIdException("fenced");
    }
    return consumers.member(group);
  }

  @Test
  void aSendingThatHangsIsInterruptedAndComesAgain() {
    FakeDelivery delivery = new FakeDelivery(10);
    AtomicInteger hanging = new AtomicInteger();
    delivery.answer(
        alerts -> {
          hanging.incrementAndGet();
          try {
            Thread.sleep(Duration.ofMinutes(5).toMillis());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new SendResult.Later("interrupted");
        });
    Group group = Group.channel(config.topicPrefix(), "hanging");
    try (TestAlerts engine = new TestAlerts(config)) {
      try (GroupConsumer<Alert> consumer = consumer(group, delivery)) {
        consumer.start();
        eventually().until(progress::isOwner);
        engine.commit(alert(1));
        eventually().until(() -> hanging.get() == 1);
      }
      FakeDelivery working = new FakeDelivery(10);
      try (GroupConsumer<Alert> consumer = consumer(group, working)) {
        consumer.start();
        eventually().until(() -> progress.delivered() == 1);
      }
      assertThat(working.delivered).containsExactly(alert(1));
    }
  }

  @Test
  void theOffsetsOfAChannelThatIsGoneAreRemoved() throws Exception {
    Group group = Group.channel(config.topicPrefix(), "gone");
    try (GroupConsumer<Alert> consumer = consumer(group, new FakeDelivery(10))) {
      consumer.start();
      eventually().until(progress::isOwner);
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", config.bootstrapServers()))) {
      assertThat(offsets(admin, group)).isNotEmpty();

      new GroupRemoval(config, "sink-test").channel("gone");

      eventually().until(() -> offsets(admin, group).isEmpty());
    }
  }

  private static Map<?, ?> offsets(Admin admin, Group group) throws Exception {
    return admin.listConsumerGroupOffsets(group.id()).partitionsToOffsetAndMetadata().get();
  }

  private GroupConsumer<Alert> consumer(Group group, Delivery<Alert> delivery) {
    return new GroupConsumer<>(
        () -> consumers.member(group),
        group,
        config.topics().alerts().name(),
        KnownGroups.in(folder.resolve("groups")),
        delivery,
        Ledger.OFFSETS,
        progress);
  }
}
