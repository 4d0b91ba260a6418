package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private final Delivery delivery = new Delivery();

  @Test
  void acknowledgementsBeforeTheEndOfTheBodyDoNotFinishIt() {
    delivery.sent(10);
    delivery.acknowledged(10);
    delivery.sent(20);
    delivery.acknowledged(20);

    assertThat(delivery.done()).isNotDone();

    delivery.complete();

    assertThat(delivery.done()).isCompleted();
    assertThat(delivery.failed()).isFalse();
  }

  @Test
  void theFirstFailureIsTheOneThatCounts() {
    RefusedException first = new RefusedException(503, "first");

    assertThat(delivery.fail(first)).isTrue();
    assertThat(delivery.fail(new RefusedException(503, "second"))).isFalse();
    delivery.complete();

    assertThat(delivery.failed()).isTrue();
    assertThat(delivery.done().handle((done, failure) -> failure)).isCompletedWithValue(first);
  }

  @Test
  void bytesInFlightAreThoseNotAcknowledged() {
    delivery.sent(10);
    delivery.sent(30);
    assertThat(delivery.bytesInFlight()).isEqualTo(40);

    delivery.acknowledged(10);

    assertThat(delivery.bytesInFlight()).isEqualTo(30);
  }

  @Test
  void acknowledgementsOnManyThreadsFinishItOnce() throws InterruptedException {
    int records = 10_000;
    for (int i = 0; i < records; i++) {
      delivery.sent(1);
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int i = 0; i < records; i++) {
      threads.execute(() -> delivery.acknowledged(1));
    }
    delivery.complete();
    threads.shutdown();

    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(delivery.done()).isCompleted();
    assertThat(delivery.bytesInFlight()).isZero();
  }
}
