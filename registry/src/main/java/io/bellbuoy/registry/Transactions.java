package io.bellbuoy.registry;

import io.bellbuoy.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes changes to the registry, one at a time, each a transaction. Thread-safe.
 *
 * <p>All writers of an installation share one transactional id. To begin is to fence whoever else
 * is at it, and to wait until what it had committed stands in the topics; only then the state is
 * read, checked and changed. So a commit that succeeds is built on the newest state, and a writer
 * that was fenced starts anew.
 *
 * <p>Where Kafka does not answer one change, those that waited behind it fail with it: each would
 * else wait as long, one after the other.
 */
final class Transactions {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  /** As what a writer learns that another one came in between. */
  private static final List<Class<? extends KafkaException>> FENCED =
      List.of(
          ProducerFencedException.class,
          InvalidProducerEpochException.class,
          InvalidPidMappingException.class,
          InvalidTxnStateException.class,
          TransactionAbortableException.class);

  private final KafkaConfig kafka;
  private final Supplier<Producer<String, byte[]>> producers;
  private final Duration patience;

  /** When Kafka did not answer the last time, {@link System#nanoTime}; null: it always did. */
  private @Nullable Long silentAt;

  Transactions(KafkaConfig kafka) {
    this(kafka, () -> Clients.producer(kafka, "writer", settings(kafka)));
  }

  Transactions(KafkaConfig kafka, Supplier<Producer<String, byte[]>> producers) {
    this(kafka, producers, PATIENCE);
  }

  /**
   * Transactions.
   *
   * @param patience for how long others may come in between, and a commit may go unanswered
   */
  Transactions(KafkaConfig kafka, Supplier<Producer<String, byte[]>> producers, Duration patience) {
    this.kafka = kafka;
    this.producers = producers;
    this.patience = patience;
  }

  private static Map<String, String> settings(KafkaConfig kafka) {
    return Map.of(
        "transactional.id", kafka.topicPrefix() + "registry",
        // A writer that dies keeps the readers waiting no longer than this.
        "transaction.timeout.ms", "10000",
        "max.block.ms", "10000",
        "request.timeout.ms", "5000",
        "delivery.timeout.ms", "10000",
        "linger.ms", "0",
        // The next writer often comes while the markers of the last one are being written.
        "retry.backoff.ms", "10",
        "max.request.size", Integer.toString(Topics.MAX_RECORD_BYTES + (1 << 20)));
  }

  /**
   * Makes a change.
   *
   * @param author who makes it
   * @param change reads what it needs and fills the draft; is called again where another writer
   *     came in between. What it throws is passed on, and nothing has been changed
   * @throws RegistryException where Kafka cannot be used; the message says whether something may
   *     have been changed
   */
  <R> R run(Author author, Function<Draft, R> change) {
    long asked = System.nanoTime();
    synchronized (this) {
      if (silentAt != null && silentAt - asked >= 0) {
        throw new RegistryException(
            "Kafka at %s did not answer the change before this one; nothing was changed, try again"
                .formatted(kafka.bootstrapServers()));
      }
      return retried(author, change);
    }
  }

  private <R> R retried(Author author, Function<Draft, R> change) {
    Instant deadline = Instant.now().plus(patience);
    for (int attempt = 1; ; attempt++) {
      Instant begun = Instant.now();
      try {
        return attempt(author, change, deadline);
      } catch (KafkaException e) {
        if (!fenced(e)) {
          throw failed(e);
        }
      }
      Instant now = Instant.now();
      if (now.isAfter(deadline)) {
        throw new RegistryException(
            "others have been changing the registry for %d s without a pause; try again"
                .formatted(patience.toSeconds()));
      }
      LOG.atDebug().addKeyValue("attempt", attempt).log("another writer came in between");
      Pause.after(attempt, Duration.between(begun, now), Duration.between(now, deadline)).sleep();
    }
  }

  private RegistryException failed(KafkaException e) {
    if (isCausedBy(e, TimeoutException.class)) {
      silentAt = System.nanoTime();
    }
    return new RegistryException(Clients.sentence(kafka, e), e);
  }

  private <R> R attempt(Author author, Function<Draft, R> change, Instant deadline) {
    Producer<String, byte[]> producer = producers.get();
    try {
      producer.initTransactions();
      Draft draft = new Draft(kafka.topics().changes().name(), author);
      R result = change.apply(draft);
      if (!draft.writes().isEmpty()) {
        write(producer, draft, deadline);
      }
      return result;
    } finally {
      producer.close(CLOSE);
    }
  }

  private void write(Producer<String, byte[]> producer, Draft draft, Instant deadline) {
    Map<Shelf<?>, Future<RecordMetadata>> last = new LinkedHashMap<>();
    producer.beginTransaction();
    for (Draft.Write write : draft.writes()) {
      Future<RecordMetadata> sent = producer.send(write.record());
      Shelf<?> shelf = write.shelf();
      if (shelf != null) {
        last.put(shelf, sent);
      }
    }
    commit(producer, deadline);
    last.forEach(Transactions::awaitVisible);
  }

  /** A commit that was not answered may have happened, so it is asked for again, not abandoned. */
  private void commit(Producer<String, byte[]> producer, Instant deadline) {
    while (true) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException e) {
        if (Instant.now().isAfter(deadline)) {
          silentAt = System.nanoTime();
          throw new RegistryException(
              "Kafka at %s does not say whether the change was made; look before you make it again"
                  .formatted(kafka.bootstrapServers()),
              e);
        }
      } catch (KafkaException e) {
        if (e.getClass() != KafkaException.class) {
          throw e;
        }
        // Brokers have no better word while they fence this writer off, and then commit nothing. If
        // it was something else, the next attempt finds what was committed.
        throw new TransactionAbortableException("the broker does not say why it failed", e);
      }
    }
  }

  /** Who made a change can read it when the call returns. */
  private static void awaitVisible(Shelf<?> shelf, Future<RecordMetadata> sent) {
    try {
      shelf.awaitVisible(sent.get().offset());
    } catch (ExecutionException e) {
      throw new IllegalStateException("committed, but not written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean fenced(KafkaException failure) {
    return FENCED.stream().anyMatch(kind -> isCausedBy(failure, kind));
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
