package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer's membership in a group: poll, deliver, commit, in that order and on one thread.
 *
 * <p>What cannot be delivered waits here while the partitions are paused and polling goes on, so
 * that the member stays in its group. More is only read once everything is delivered: memory is
 * bounded by one poll, and the offset in Kafka is the queue.
 */
final class GroupSession {

  private static final Logger LOG = LoggerFactory.getLogger(GroupSession.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration POLL_WHILE_WAITING = Duration.ofMillis(100);

  /** A crash repeats at most what a channel was sent in this time. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final Delivery delivery;
  private final Progress progress;
  private final Backoff backoff;
  private final Clock clock;
  private final Backlog backlog = new Backlog();
  private final GroupListener listener;
  private Instant retryAt = Instant.MIN;
  private Instant commitAt = Instant.MIN;
  private int oneByOne;

  GroupSession(
      Consumer<byte[], byte[]> consumer,
      Group group,
      String topic,
      Delivery delivery,
      Progress progress,
      Backoff backoff,
      Clock clock) {
    this.consumer = consumer;
    this.delivery = delivery;
    this.progress = progress;
    this.backoff = backoff;
    this.clock = clock;
    this.listener = new GroupListener(consumer, group, backlog, progress, this::commit);
    consumer.subscribe(List.of(topic), listener);
  }

  /**
   * One round; to be called again and again.
   *
   * @throws KafkaException where this consumer is of no use any more
   */
  void step() {
    poll();
    if (!backlog.isEmpty() && !clock.instant().isBefore(retryAt)) {
      deliver();
    }
    if (backlog.isEmpty() || !clock.instant().isBefore(commitAt)) {
      commit();
    }
    progress.behind(backlog.size() + lag());
  }

  /** Commits what is delivered; the rest is somebody else's. */
  void leave() {
    commit();
  }

  private void poll() {
    Duration patience = POLL;
    if (backlog.isEmpty()) {
      consumer.resume(consumer.paused());
    } else {
      consumer.pause(consumer.assignment());
      boolean waiting = clock.instant().isBefore(retryAt);
      patience = waiting ? POLL_WHILE_WAITING : Duration.ZERO;
    }
    try {
      backlog.add(consumer.poll(patience));
    } catch (OffsetOutOfRangeException e) {
      listener.bridge(e.offsetOutOfRangePartitions());
    }
  }

  private void deliver() {
    List<Backlog.Item> head = backlog.head(oneByOne > 0 ? 1 : delivery.mostAtOnce());
    SendResult result = tried(head);
    if (result instanceof SendResult.Sent) {
      done(head.size());
    } else if (result instanceof SendResult.Later later) {
      later(later.reason(), later.pause());
    } else if (result instanceof SendResult.Refused refused) {
      refused(head, refused.reason());
    }
  }

  private SendResult tried(List<Backlog.Item> head) {
    List<Alert> alerts = head.stream().map(Backlog.Item::alert).filter(Objects::nonNull).toList();
    try {
      if (alerts.isEmpty()) {
        Backlog.Item item = head.get(0);
        delivery.unreadable(item.record(), item.reason());
        progress.countUnreadable();
        return new SendResult.Sent();
      }
      SendResult result = delivery.deliver(alerts);
      if (result instanceof SendResult.Sent) {
        progress.delivered(alerts.size(), clock.instant());
      }
      return result;
    } catch (RuntimeException e) {
      LOG.atDebug().setCause(e).log("delivering failed");
      return new SendResult.Later("it failed unexpectedly: " + e);
    }
  }

  /** One refused alert among several must not take the others with it, so each is tried alone. */
  private void refused(List<Backlog.Item> head, String reason) {
    if (head.size() > 1) {
      oneByOne = head.size();
      return;
    }
    try {
      delivery.refused(head.get(0).record(), reason);
    } catch (KafkaException e) {
      later("a refused alert cannot be laid aside: " + e.getMessage(), null);
      return;
    }
    progress.countRefused();
    done(1);
  }

  private void done(int count) {
    backlog.removeHead(count);
    oneByOne = Math.max(0, oneByOne - count);
    backoff.reset();
    retryAt = Instant.MIN;
    progress.works();
  }

  private void later(String reason, @Nullable Duration asked) {
    progress.failed(reason);
    Duration pause = backoff.next(asked);
    retryAt = clock.instant().plus(pause);
    LOG.atWarn()
        .addKeyValue("waiting", backlog.size())
        .addKeyValue("again_in", pause)
        .log("alerts cannot be delivered: {}", reason);
  }

  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> done = backlog.done();
    if (done.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(done);
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

  private long lag() {
    return consumer.assignment().stream().mapToLong(p -> consumer.currentLag(p).orElse(0)).sum();
  }
}
