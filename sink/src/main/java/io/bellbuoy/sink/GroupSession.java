package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer's membership in a group: poll, deliver, commit, in that order and on one thread.
 *
 * <p>What cannot be delivered waits here while the partitions are paused and polling goes on, so
 * that the member stays in its group. More is only read once everything but one record at most is
 * delivered: memory is bounded by one poll, and the offset in Kafka is the queue.
 *
 * @param <T> what a record holds
 */
final class GroupSession<T> {

  private static final Logger LOG = LoggerFactory.getLogger(GroupSession.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration POLL_WHILE_WAITING = Duration.ofMillis(100);

  /** A crash repeats at most what a channel was sent in this time. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final Progress progress;
  private final Clock clock;
  private final Backlog<T> backlog;
  private final Patience patience;
  private final Handover<T> handover;
  private final Summaries summaries;
  private final Ledger ledger;
  private final Lag lag;
  private final GroupListener listener;
  private Instant commitAt = Instant.MIN;

  GroupSession(
      Consumer<byte[], byte[]> consumer,
      Group group,
      String topic,
      KnownGroups known,
      Delivery<T> delivery,
      Ledger ledger,
      Progress progress,
      Backoff backoff,
      Clock clock) {
    this.consumer = consumer;
    this.progress = progress;
    this.clock = clock;
    this.ledger = ledger;
    this.lag = new Lag(consumer, clock);
    this.backlog = new Backlog<>(delivery::read);
    this.patience = new Patience(backoff, progress, clock);
    this.handover = new Handover<>(backlog, delivery, progress, patience, clock);
    this.summaries = new Summaries(delivery, progress, patience, clock);
    this.listener =
        new GroupListener(consumer, group, known, backlog, ledger, progress, this::commit, clock);
    consumer.subscribe(List.of(topic), listener);
  }

  /**
   * One round; to be called again and again.
   *
   * @throws KafkaException where this consumer is of no use any more
   */
  void step() {
    poll();
    if (!patience.isWaiting()) {
      deliver();
    }
    // What a channel remembers is written no more often than it must be.
    if ((backlog.isEmpty() && !ledger.hasNews()) || !clock.instant().isBefore(commitAt)) {
      commit();
    }
    progress.behind(backlog.size() + lag.records(), backlog.oldest());
  }

  private void deliver() {
    Alert summary = consumer.assignment().isEmpty() ? null : summaries.next();
    if (summary != null) {
      // Written down first: after a crash it must be the same, with the same alerts in it.
      commit();
      summaries.step(summary);
      commit();
    } else if (!backlog.isEmpty()) {
      handover.step();
    }
  }

  /** Commits what is delivered; the rest is somebody else's. */
  void leave() {
    try {
      commit();
    } catch (WakeupException e) {
      // Told to close when that had begun already; it is told only once.
      commit();
    }
    ledger.letGo();
  }

  private void poll() {
    Duration wait = POLL;
    if (backlog.isEmpty() || handover.needsOthers()) {
      consumer.resume(consumer.paused());
    } else {
      consumer.pause(consumer.assignment());
    }
    if (!backlog.isEmpty()) {
      wait = patience.isWaiting() ? POLL_WHILE_WAITING : Duration.ZERO;
    }
    try {
      backlog.add(consumer.poll(wait));
    } catch (OffsetOutOfRangeException e) {
      listener.bridge(e);
    }
  }

  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> done = backlog.done();
    if (done.isEmpty() && !ledger.hasNews()) {
      return;
    }
    try {
      ledger.write(consumer, done);
      backlog.committed();
      commitAt = clock.instant().plus(COMMIT_INTERVAL);
    } catch (CommitFailedException e) {
      // Thrown out of the group: what was delivered and not committed comes again, to whomever.
      LOG.atWarn().log("lost the partitions before committing: {}", e.getMessage());
      backlog.drop(done.keySet());
    } catch (RebalanceInProgressException | RetriableException e) {
      LOG.atInfo().log("offsets will be committed later: {}", e.getMessage());
    }
  }
}
