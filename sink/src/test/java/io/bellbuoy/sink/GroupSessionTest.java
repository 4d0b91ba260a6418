package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class GroupSessionTest {

  private static final String TOPIC = "alerts";
  private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
  private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);
  private static final Group STORE = Group.store("bellbuoy.");
  private static final Group CHANNEL = Group.channel("bellbuoy.", "pager");

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
  private final TestClock clock = new TestClock();
  private final Progress progress = new Progress();
  private long offset = 100;

  @Test
  void groupsAreNamedAfterThePrefix() {
    assertThat(STORE.id()).isEqualTo("bellbuoy-store");
    assertThat(CHANNEL.id()).isEqualTo("bellbuoy-channel-pager");
  }

  @Test
  void aNewStoreBeginsWithEverythingThatIsThere() {
    GroupSession session = session(STORE, new FakeDelivery(10));

    session.step();

    assertThat(committed(FIRST)).isEqualTo(100);
    assertThat(committed(SECOND)).isEqualTo(100);
    assertThat(progress.isPositioned()).isTrue();
    assertThat(progress.isOwner()).isTrue();
  }

  @Test
  void aNewChannelBeginsWithWhatComesFromNowOn() {
    GroupSession session = session(CHANNEL, new FakeDelivery(10));

    session.step();

    assertThat(committed(FIRST)).isEqualTo(500);
    assertThat(committed(SECOND)).isEqualTo(500);
  }

  @Test
  void aPartitionThatCameLaterIsReadFromItsBeginning() {
    GroupSession session = session(CHANNEL, new FakeDelivery(10), Set.of(FIRST));
    session.step();

    consumer.updateBeginningOffsets(Map.of(FIRST, 100L, SECOND, 7L));
    consumer.rebalance(List.of(FIRST, SECOND));
    session.step();

    assertThat(committed(SECOND)).isEqualTo(7);
  }

  @Test
  void whatIsDeliveredIsCommitted() {
    FakeDelivery delivery = new FakeDelivery(10);
    GroupSession session = session(STORE, delivery);
    session.step();
    alerts(3).forEach(this::raise);
    consumer.updateEndOffsets(Map.of(FIRST, 103L, SECOND, 100L));

    session.step();

    assertThat(delivery.delivered).isEqualTo(alerts(3));
    assertThat(committed(FIRST)).isEqualTo(103);
    assertThat(progress.delivered()).isEqualTo(3);
    assertThat(progress.behind()).isZero();
  }

  @Test
  void whileDeliveryFailsNothingIsCommittedAndPollingGoesOn() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.answer(alerts -> new SendResult.Later("the disk is full"));
    GroupSession session = session(STORE, delivery);
    session.step();
    alerts(3).forEach(this::raise);
    consumer.updateEndOffsets(Map.of(FIRST, 105L, SECOND, 100L));

    session.step();
    session.step();

    assertThat(delivery.tries).isEqualTo(1);
    assertThat(committed(FIRST)).isEqualTo(100);
    assertThat(consumer.paused()).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(progress.problem(clock.instant())).isEqualTo("the disk is full");
    assertThat(progress.behind()).as("3 polled, 2 in Kafka").isEqualTo(5);
  }

  @Test
  void whatFailedComesAgainAfterAPauseAndThenTheRest() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.answer(alerts -> new SendResult.Later("not now"));
    GroupSession session = session(STORE, delivery);
    session.step();
    alerts(3).forEach(this::raise);
    session.step();
    delivery.answer(alerts -> new SendResult.Sent());

    clock.pass(Duration.ofSeconds(1));
    session.step();
    raise(alert(3));
    session.step();

    assertThat(delivery.delivered).isEqualTo(alerts(4));
    assertThat(committed(FIRST)).isEqualTo(104);
    assertThat(progress.problem(clock.instant())).isNull();
    assertThat(consumer.paused()).isEmpty();
  }

  @Test
  void whatTheOtherSideAsksToWaitIsWaited() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.answer(alerts -> new SendResult.Later("slow down", Duration.ofMinutes(3)));
    GroupSession session = session(CHANNEL, delivery);
    session.step();
    offset = 500;
    raise(alert(1));
    session.step();

    clock.pass(Duration.ofSeconds(179));
    session.step();
    assertThat(delivery.tries).isEqualTo(1);
    clock.pass(Duration.ofSeconds(1));
    session.step();
    assertThat(delivery.tries).isEqualTo(2);
  }

  @Test
  void aDeliveryThatThrowsIsTriedAgain() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.answer(
        alerts -> {
          throw new IllegalStateException("a bug");
        });
    GroupSession session = session(STORE, delivery);
    session.step();
    raise(alert(1));
    session.step();

    assertThat(progress.problem(clock.instant())).contains("a bug");
    assertThat(committed(FIRST)).isEqualTo(100);
    delivery.answer(alerts -> new SendResult.Sent());
    clock.pass(Duration.ofSeconds(1));
    session.step();
    assertThat(delivery.delivered).containsExactly(alert(1));
  }

  @Test
  void oneRefusedAmongSeveralDoesNotTakeTheOthersWithIt() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.answer(
        alerts ->
            alerts.contains(alert(2)) ? new SendResult.Refused("never") : new SendResult.Sent());
    GroupSession session = session(STORE, delivery);
    session.step();
    alerts(5).forEach(this::raise);

    for (int i = 0; i < 6; i++) {
      session.step();
    }

    assertThat(delivery.delivered).containsExactly(alert(0), alert(1), alert(3), alert(4));
    assertThat(delivery.laidAside).containsExactly("102: never");
    assertThat(committed(FIRST)).isEqualTo(105);
    assertThat(progress.refused()).isEqualTo(1);
  }

  @Test
  void whatIsNoAlertIsLaidAsideAndTheRestGoesOn() {
    FakeDelivery delivery = new FakeDelivery(10);
    GroupSession session = session(STORE, delivery);
    session.step();
    raise(alert(0));
    add("not json".getBytes(UTF_8));
    add(null);
    raise(alert(1));

    for (int i = 0; i < 4; i++) {
      session.step();
    }

    assertThat(delivery.delivered).containsExactly(alert(0), alert(1));
    assertThat(delivery.laidAside)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("101: no readable Alert"),
            second -> assertThat(second).isEqualTo("102: the record has no value"));
    assertThat(progress.unreadable()).isEqualTo(2);
    assertThat(committed(FIRST)).isEqualTo(104);
  }

  @Test
  void nothingIsSkippedWhileItCannotBeLaidAside() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.deadLettersFail = true;
    GroupSession session = session(STORE, delivery);
    session.step();
    add("not json".getBytes(UTF_8));
    session.step();
    assertThat(committed(FIRST)).isEqualTo(100);

    delivery.deadLettersFail = false;
    clock.pass(Duration.ofSeconds(1));
    session.step();

    assertThat(delivery.laidAside).hasSize(1);
    assertThat(committed(FIRST)).isEqualTo(101);
  }

  @Test
  void aGapIsCountedSaidAndBridged() {
    FakeDelivery delivery = new FakeDelivery(10);
    GroupSession session = session(STORE, delivery);
    session.step();
    consumer.updateBeginningOffsets(Map.of(FIRST, 170L, SECOND, 100L));
    consumer.setPollException(new OffsetOutOfRangeException(Map.of(FIRST, 120L)));
    session.step();
    offset = 170;
    raise(alert(1));
    session.step();

    assertThat(progress.missed()).isEqualTo(50);
    assertThat(progress.problem(Instant.now())).contains("up to 50");
    assertThat(progress.problem(Instant.now().plusSeconds(3600))).isNull();
    assertThat(delivery.delivered).containsExactly(alert(1));
    assertThat(committed(FIRST)).isEqualTo(171);
  }

  @Test
  void whatSomebodyElseOwnsNowIsForgotten() {
    FakeDelivery delivery = new FakeDelivery(1);
    GroupSession session = session(STORE, delivery);
    session.step();
    alerts(3).forEach(this::raise);
    session.step();
    assertThat(delivery.delivered).containsExactly(alert(0));

    consumer.rebalance(List.of(SECOND));
    session.step();
    session.step();

    assertThat(delivery.delivered).containsExactly(alert(0));
    consumer.rebalance(List.of());
    assertThat(progress.isOwner()).isFalse();
    consumer.rebalance(List.of(FIRST));
    assertThat(committed(FIRST)).isEqualTo(101);
  }

  @Test
  void leavingCommitsWhatWasDelivered() {
    FakeDelivery delivery = new FakeDelivery(1);
    GroupSession session = session(STORE, delivery);
    session.step();
    alerts(5).forEach(this::raise);
    session.step();
    session.step();

    session.leave();

    assertThat(committed(FIRST)).isEqualTo(102);
  }

  private GroupSession session(Group group, Delivery delivery) {
    return session(group, delivery, Set.of(FIRST, SECOND));
  }

  private GroupSession session(Group group, Delivery delivery, Set<TopicPartition> assigned) {
    consumer.updateBeginningOffsets(Map.of(FIRST, 100L, SECOND, 100L));
    consumer.updateEndOffsets(Map.of(FIRST, 500L, SECOND, 500L));
    Node node = new Node(1, "localhost", 9092);
    Node[] nodes = {node};
    consumer.updatePartitions(
        TOPIC,
        List.of(
            new PartitionInfo(TOPIC, 0, node, nodes, nodes),
            new PartitionInfo(TOPIC, 1, node, nodes, nodes)));
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), new Random(1));
    GroupSession session =
        new GroupSession(consumer, group, TOPIC, delivery, progress, backoff, clock);
    consumer.rebalance(assigned);
    return session;
  }

  private void raise(Alert alert) {
    add(serde.write(alert));
  }

  private void add(byte[] value) {
    consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset++, "prod".getBytes(UTF_8), value));
  }

  private long committed(TopicPartition partition) {
    OffsetAndMetadata offset = consumer.committed(Set.of(partition)).get(partition);
    return offset == null ? -1 : offset.offset();
  }
}
