package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes that find Kafka away, or others always at it. */
class BusyRegistryTest {

  private static final KafkaConfig KAFKA = KafkaConfig.relaxed("127.0.0.1:1", "x.");
  private static final Author ALICE = Author.of("alice");

  private final AtomicInteger attempts = new AtomicInteger();

  /** A producer that is asked to begin and does that instead. */
  private Producer<String, byte[]> beginning(Runnable instead) {
    return new MockProducer<>() {
      @Override
      public void initTransactions() {
        attempts.incrementAndGet();
        instead.run();
      }
    };
  }

  @Test
  void thoseThatWaitBehindAChangeThatKafkaDoesNotAnswerFailWithIt() {
    CountDownLatch silence = new CountDownLatch(1);
    Transactions transactions =
        new Transactions(
            KAFKA,
            () ->
                beginning(
                    () -> {
                      wait(silence);
                      throw new TimeoutException("no answer");
                    }));
    Writer first = new Writer(transactions);
    await().until(() -> attempts.get() == 1);
    List<Writer> queue = IntStream.range(0, 5).mapToObj(n -> new Writer(transactions)).toList();
    await().until(() -> queue.stream().allMatch(Writer::waits));

    silence.countDown();

    assertThat(first.failure()).hasMessageContaining("does not answer");
    assertThat(queue)
        .allSatisfy(
            change ->
                assertThat(change.failure())
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("127.0.0.1:1", "nothing was changed", "try again"));
    assertThat(attempts).hasValue(1);
  }

  @Test
  void whoComesLaterTriesAnew() {
    Transactions transactions =
        new Transactions(
            KAFKA,
            () ->
                beginning(
                    () -> {
                      if (attempts.get() == 1) {
                        throw new TimeoutException("no answer");
                      }
                    }));

    assertThatThrownBy(() -> transactions.run(ALICE, draft -> "made"))
        .hasMessageContaining("does not answer");

    assertThat(transactions.<String>run(ALICE, draft -> "made")).isEqualTo("made");
  }

  @Test
  void whatIsWrongWithOneChangeIsNoMatterForThoseBehindIt() {
    CountDownLatch busy = new CountDownLatch(1);
    Transactions transactions = new Transactions(KAFKA, () -> beginning(() -> wait(busy)));
    Writer refused =
        new Writer(
            transactions,
            () -> {
              throw new RegistryException("not so");
            });
    await().until(() -> attempts.get() == 1);
    Writer next = new Writer(transactions);
    await().until(next::waits);

    busy.countDown();

    assertThat(refused.failure()).hasMessage("not so");
    assertThat(next.failure()).isNull();
  }

  @Test
  void whomOthersNeverLeaveThroughIsToldSoOncePatienceIsOver() {
    Transactions transactions =
        new Transactions(
            KAFKA,
            () ->
                beginning(
                    () -> {
                      throw new ProducerFencedException("another came");
                    }),
            Duration.ofMillis(200));

    assertThatThrownBy(() -> transactions.run(ALICE, draft -> "made"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("others have been changing the registry");

    assertThat(attempts).hasValueGreaterThan(1);
  }

  @Test
  void aCommitThatTheBrokerCannotNameTheFailureOfIsMadeAnew() {
    Supplier<Producer<String, byte[]>> producers =
        () ->
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
              @Override
              public void commitTransaction() {
                if (attempts.incrementAndGet() == 1) {
                  throw new KafkaException("Unhandled error in EndTxnResponse");
                }
                super.commitTransaction();
              }
            };
    Change change = new Change(Instant.EPOCH, "alice", "", "cluster/a", null, null);

    String made =
        new Transactions(KAFKA, producers)
            .run(
                ALICE,
                draft -> {
                  draft.note(change);
                  return "made";
                });

    assertThat(made).isEqualTo("made");
    assertThat(attempts).hasValue(2);
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A change on a thread of its own. */
  private static final class Writer {

    private final CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
    private final Thread thread;

    Writer(Transactions transactions) {
      this(transactions, () -> {});
    }

    Writer(Transactions transactions, Runnable check) {
      thread =
          new Thread(
              () -> {
                try {
                  transactions.run(
                      ALICE,
                      draft -> {
                        check.run();
                        return "made";
                      });
                  end.complete(null);
                } catch (RuntimeException e) {
                  end.complete(e);
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    /** Whether another change is made first. */
    boolean waits() {
      return thread.getState() == Thread.State.BLOCKED;
    }

    /** What it threw; null: nothing. */
    @Nullable Throwable failure() {
      return end.join();
    }
  }
}
