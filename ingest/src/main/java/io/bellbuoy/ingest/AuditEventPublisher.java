package io.bellbuoy.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings records to Kafka and knows what is on the way. This class is thread-safe; it sends on a
 * thread of its own, so that no caller ever waits.
 *
 * <p>The bytes on the way are not bounded here but by the callers, who look at {@link #crowded} and
 * {@link #full} before they read on.
 */
final class AuditEventPublisher implements AutoCloseable {

  /** What a record takes beside its key and value, generously. */
  private static final int RECORD_BYTES = 600;

  private static final Logger LOG = LoggerFactory.getLogger(AuditEventPublisher.class);

  private record Outgoing(ProducerRecord<byte[], byte[]> record, long size, Delivery delivery) {}

  private final Producer<byte[], byte[]> producer;
  private final Breaker breaker;
  private final long maxInFlight;
  private final BlockingQueue<Outgoing> queue = new LinkedBlockingQueue<>();
  private final Set<Delivery> deliveries = ConcurrentHashMap.newKeySet();
  private final AtomicLong inFlight = new AtomicLong();
  private final Thread sender = new Thread(this::run, "ingest-sender");
  private final Counter failures;
  private volatile boolean closing;

  /**
   * A publisher that closes the producer.
   *
   * @param maxInFlight bytes that may be on the way before it is full
   */
  AuditEventPublisher(
      Producer<byte[], byte[]> producer, Breaker breaker, long maxInFlight, MeterRegistry meters) {
    this.producer = producer;
    this.breaker = breaker;
    this.maxInFlight = maxInFlight;
    breaker.onOpen(this::failAll);
    failures = meters.counter("bellbuoy_ingest_sender_failures");
    meters.gauge("bellbuoy_ingest_in_flight_bytes", inFlight);
    sender.setDaemon(true);
  }

  void start() {
    sender.start();
  }

  /** A request begins to send. */
  Delivery begin() {
    Delivery delivery = new Delivery();
    deliveries.add(delivery);
    CompletableFuture<Void> ignored =
        delivery.done().whenComplete((done, failure) -> deliveries.remove(delivery));
    if (breaker.state() == Breaker.State.OPEN) {
      delivery.fail(unavailable()); // it opened between the request's admission and here
    }
    return delivery;
  }

  /** Takes the record; the delivery learns what becomes of it. */
  void publish(ProducerRecord<byte[], byte[]> record, Delivery delivery) {
    long size = (long) RECORD_BYTES + length(record.key()) + length(record.value());
    delivery.sent(size);
    inFlight.addAndGet(size);
    queue.add(new Outgoing(record, size, delivery));
  }

  /** Nobody new should begin. */
  boolean full() {
    return inFlight.get() >= maxInFlight;
  }

  /** Who has begun should wait before the next bytes. */
  boolean crowded(Delivery delivery) {
    return delivery.bytesInFlight() >= maxInFlight / 4 || inFlight.get() >= maxInFlight / 4 * 3;
  }

  long bytesInFlight() {
    return inFlight.get();
  }

  /** Sends what it has been given, for at most ten seconds. */
  @Override
  public void close() {
    closing = true;
    try {
      sender.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(5));
    failAll();
  }

  private void run() {
    try {
      while (!closing || !queue.isEmpty()) {
        Outgoing next = queue.poll(100, TimeUnit.MILLISECONDS);
        if (next != null) {
          sendSafely(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody else sends, so the thread must outlive whatever one record brings about. */
  private void sendSafely(Outgoing next) {
    try {
      send(next);
    } catch (RuntimeException | Error e) {
      failures.increment();
      LOG.atError().setCause(e).log("sending a record failed unexpectedly");
      finished(next.size(), next.delivery(), e);
    }
  }

  private void send(Outgoing next) {
    long size = next.size();
    Delivery delivery = next.delivery();
    if (delivery.failed()) {
      inFlight.addAndGet(-size);
      return;
    }
    try {
      Future<RecordMetadata> ignored =
          producer.send(next.record(), (metadata, failure) -> finished(size, delivery, failure));
    } catch (KafkaException | IllegalStateException e) {
      finished(size, delivery, e);
    }
  }

  private void finished(long size, Delivery delivery, @Nullable Throwable failure) {
    inFlight.addAndGet(-size);
    if (failure == null) {
      breaker.acknowledged();
      delivery.acknowledged(size);
    } else if (delivery.fail(unavailable())) {
      // What was given up before has been counted then.
      LOG.atDebug().setCause(failure).log("a record was not taken");
      breaker.refused("Kafka did not take a record: " + reason(failure));
    }
  }

  private static String reason(Throwable failure) {
    return failure instanceof KafkaException
        ? String.valueOf(failure.getMessage())
        : failure.toString();
  }

  private void failAll() {
    deliveries.forEach(delivery -> delivery.fail(unavailable()));
  }

  private static RefusedException unavailable() {
    return new RefusedException(503, "Kafka is not taking events now; send it again later");
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
