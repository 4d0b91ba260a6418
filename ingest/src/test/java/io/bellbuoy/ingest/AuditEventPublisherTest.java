package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditEventPublisherTest {

  private static final long MAX_IN_FLIGHT = 10_000;

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
        @Override
        public synchronized Future<RecordMetadata> send(
            ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
          if (broken) {
            throw new NoClassDefFoundError("missing");
          }
          return super.send(record, callback);
        }
      };
  private volatile boolean broken;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Breaker breaker = new Breaker(System::nanoTime);
  private final AuditEventPublisher publisher =
      new AuditEventPublisher(producer, breaker, MAX_IN_FLIGHT, meters);

  @BeforeEach
  void start() {
    breaker.reachable();
    publisher.start();
  }

  @AfterEach
  void stop() {
    publisher.close();
    assertThat(producer.closed()).isTrue();
  }

  @Test
  void aDeliveryIsDoneWhenAllOfItIsAcknowledgedAndNothingMoreComes() {
    Delivery delivery = publisher.begin();
    publisher.publish(record(10), delivery);
    publisher.publish(record(10), delivery);
    awaitSent(2);

    assertThat(producer.completeNext()).isTrue();
    delivery.complete();
    assertThat(delivery.done()).isNotDone();
    assertThat(producer.completeNext()).isTrue();

    assertThat(delivery.done()).isCompleted();
    assertThat(publisher.bytesInFlight()).isZero();
    assertThat(delivery.bytesInFlight()).isZero();
  }

  @Test
  void aDeliveryOfNothingIsDoneAtOnce() {
    Delivery delivery = publisher.begin();

    delivery.complete();

    assertThat(delivery.done()).isCompleted();
  }

  @Test
  void theFirstFailureFailsTheDeliveryAndOpensTheBreaker() {
    Delivery delivery = publisher.begin();
    Delivery other = publisher.begin();
    publisher.publish(record(10), delivery);
    publisher.publish(record(10), delivery);
    awaitSent(2);

    assertThat(producer.errorNext(new NotEnoughReplicasException("1 of 2"))).isTrue();

    assertThat(delivery.done()).isCompletedExceptionally();
    assertThat(other.done()).as("who waits is told at once").isCompletedExceptionally();
    assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    assertThat(breaker.problem()).contains("1 of 2");
    assertThat(producer.completeNext()).isTrue();
    assertThat(publisher.bytesInFlight()).isZero();
  }

  @Test
  void aRecordThatCannotBeSentAtAllFailsItsDelivery() {
    producer.sendException = new TimeoutException("no memory within 3000 ms");
    Delivery delivery = publisher.begin();

    publisher.publish(record(10), delivery);

    await().until(delivery::failed);
    assertThat(publisher.bytesInFlight()).isZero();
  }

  @Test
  void anErrorFailsItsDeliveryIsCountedAndEndsNothing() {
    broken = true;
    Delivery first = publisher.begin();
    publisher.publish(record(10), first);
    await().until(first::failed);
    assertThat(breaker.problem()).contains("NoClassDefFoundError: missing");
    assertThat(meters.get("bellbuoy_ingest_sender_failures").counter().count()).isEqualTo(1);

    broken = false;
    breaker.reachable();
    Delivery second = publisher.begin();
    publisher.publish(record(10), second);
    second.complete();
    awaitSent(1);
    assertThat(producer.completeNext()).isTrue();
    assertThat(second.done()).isCompleted();
    assertThat(breaker.problem()).isNull();
    assertThat(publisher.bytesInFlight()).isZero();
  }

  @Test
  void whatWasGivenUpIsNotSentAndNotCountedTwice() {
    breaker.unreachable("gone");
    Delivery delivery = publisher.begin();

    publisher.publish(record(10), delivery);

    assertThat(delivery.failed()).isTrue();
    await().until(() -> publisher.bytesInFlight() == 0);
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void bytesInFlightSlowDownThoseWhoHaveBegunAndKeepOutTheNext() {
    Delivery first = publisher.begin();
    Delivery second = publisher.begin();
    publisher.publish(record(2_000), first);
    assertThat(publisher.crowded(first)).as("has a quarter").isTrue();
    assertThat(publisher.crowded(second)).isFalse();

    publisher.publish(record(6_000), second);
    assertThat(publisher.crowded(publisher.begin())).as("three quarters are taken").isTrue();
    assertThat(publisher.full()).isFalse();

    publisher.publish(record(1_000), second);
    assertThat(publisher.full()).isTrue();

    awaitSent(3);
    while (producer.completeNext()) {
      assertThat(publisher.bytesInFlight()).isNotNegative();
    }
    assertThat(publisher.full()).isFalse();
    assertThat(publisher.crowded(first)).isFalse();
  }

  @Test
  void whatIsQueuedAtTheCloseIsSent() {
    Delivery delivery = publisher.begin();
    for (int i = 0; i < 100; i++) {
      publisher.publish(record(1), delivery);
    }

    publisher.close();

    assertThat(producer.history()).hasSize(100);
  }

  private void awaitSent(int count) {
    await().until(() -> producer.history().size() == count);
  }

  private static ProducerRecord<byte[], byte[]> record(int size) {
    return new ProducerRecord<>("events", "k".getBytes(UTF_8), new byte[size]);
  }
}
