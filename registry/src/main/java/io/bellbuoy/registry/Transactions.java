package io.bellbuoy.registry;

import io.bellbuoy.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes changes to the registry, one at a time, each a transaction. Thread-safe.
 *
 * <p>All writers of an installation share one transactional id. To begin is to fence whoever else
 * is at it, and to wait until what it had committed stands in the topics; only then the state is
 * read, checked and changed. So a commit that succeeds is built on the newest state, and a writer
 * that was fenced starts anew.
 */
final class Transactions {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration CLOSE = Duration.ofSeconds(1);
  private static final int PAUSE_MILLIS = 20;
  private static final int LONGEST_PAUSE_MILLIS = 1000;

  private final KafkaConfig kafka;
  private final Supplier<Producer<String, byte[]>> producers;

  Transactions(KafkaConfig kafka) {
    this(kafka, () -> Clients.producer(kafka, "writer", settings(kafka)));
  }

  Transactions(KafkaConfig kafka, Supplier<Producer<String, byte[]>> producers) {
    this.kafka = kafka;
    this.producers = producers;
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
  synchronized <R> R run(Author author, Function<Draft, R> change) {
    Instant deadline = Instant.now().plus(PATIENCE);
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(author, change, deadline);
      } catch (KafkaException e) {
        if (!fenced(e)) {
          throw new RegistryException(Clients.sentence(kafka, e), e);
        }
        if (Instant.now().isAfter(deadline)) {
          throw new RegistryException(
              "others have been changing the registry for %d s without a pause; try again"
                  .formatted(PATIENCE.toSeconds()));
        }
        LOG.atDebug().addKeyValue("attempt", attempt).log("another writer came in between");
      }
      pause(attempt);
    }
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
          throw new RegistryException(
              "Kafka at %s does not say whether the change was made; look before you make it again"
                  .formatted(kafka.bootstrapServers()),
              e);
        }
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
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException
          || cause instanceof InvalidPidMappingException
          || cause instanceof InvalidTxnStateException
          || cause instanceof TransactionAbortableException) {
        return true;
      }
    }
    return false;
  }

  /** Two writers that waited equally long would fence each other for ever. */
  private static void pause(int attempt) {
    int longest = Math.min(LONGEST_PAUSE_MILLIS, PAUSE_MILLIS << Math.min(attempt, 10));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for another writer");
    }
  }
}
