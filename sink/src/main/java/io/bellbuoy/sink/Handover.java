package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a backlog over in its order: tries, waits where it fails, lays aside what is refused for
 * ever. Not thread-safe.
 *
 * <p>One alert that fails holds up all behind it. Where that has lasted for {@link
 * Delivery#givesUpAfter()} others are tried: if one passes, the fault is the first one's own and it
 * is refused; if none does, the other side is away and everything waits.
 */
final class Handover {

  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

  private final Backlog backlog;
  private final Delivery delivery;
  private final Progress progress;
  private final Backoff backoff;
  private final Clock clock;
  private Instant retryAt = Instant.MIN;
  private int oneByOne;

  /** The first record while it fails, since when, and how many others were tried instead. */
  private @Nullable ConsumerRecord<byte[], byte[]> failing;

  private Instant failingSince = Instant.MIN;
  private int othersTried;

  /** One that was sent before its turn; it must not be sent again. */
  private @Nullable ConsumerRecord<byte[], byte[]> sentBefore;

  Handover(Backlog backlog, Delivery delivery, Progress progress, Backoff backoff, Clock clock) {
    this.backlog = backlog;
    this.delivery = delivery;
    this.progress = progress;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** Whether the last try failed and the next one is not due. */
  boolean isWaiting() {
    return clock.instant().isBefore(retryAt);
  }

  /** Whether all that there is fails for so long that others are needed, to see if they pass. */
  boolean needsOthers() {
    return backlog.size() == 1 && failing != null && failsTooLong();
  }

  /** Tries the first ones; the backlog is not empty. */
  void step() {
    List<Backlog.Item> head = backlog.head(oneByOne > 0 ? 1 : delivery.mostAtOnce());
    if (head.get(0).record() == sentBefore) {
      done(1);
      return;
    }
    SendResult result = tried(head);
    if (result instanceof SendResult.Later later) {
      if (!isItsOwnFault(head, later)) {
        later(later.reason(), later.pause());
      }
    } else if (result instanceof SendResult.Refused refused) {
      refused(head, refused.reason());
    } else {
      done(head.size());
    }
  }

  private SendResult tried(List<Backlog.Item> head) {
    List<Alert> alerts = head.stream().map(Backlog.Item::alert).filter(Objects::nonNull).toList();
    try {
      if (alerts.isEmpty()) {
        Backlog.Item item = head.get(0);
        delivery.unreadable(item.record(), item.reason());
        progress.countUnreadable();
        return new SendResult.Unwanted();
      }
      SendResult result = delivery.deliver(alerts);
      if (result instanceof SendResult.Sent) {
        progress.delivered(alerts.size(), clock.instant());
      }
      return result;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.atDebug().setCause(e).log("delivering failed");
      return new SendResult.Later("it failed unexpectedly: " + e);
    }
  }

  /** Judges a failure of the first ones; true: it is dealt with, there is nothing to wait for. */
  private boolean isItsOwnFault(List<Backlog.Item> head, SendResult.Later later) {
    ConsumerRecord<byte[], byte[]> first = head.get(0).record();
    if (failing != first) {
      failing = first;
      failingSince = clock.instant();
      othersTried = 0;
    }
    // Who asks to wait will take it then.
    if (later.pause() != null || !failsTooLong()) {
      return false;
    }
    if (head.size() > 1) {
      oneByOne = head.size();
      return true;
    }
    if (!anotherPasses()) {
      return false;
    }
    // Once more: the other side may have come back just before the other was tried.
    SendResult last = tried(head);
    if (last instanceof SendResult.Later again) {
      progress.countGivenUp();
      refused(head, "it failed for " + minutes() + " while others passed: " + again.reason());
    } else if (last instanceof SendResult.Refused refused) {
      refused(head, refused.reason());
    } else {
      done(1);
    }
    return true;
  }

  private boolean anotherPasses() {
    if (sentBefore != null) {
      return true;
    }
    int place = 1 + othersTried++ % Math.max(1, backlog.size() - 1);
    Backlog.Item other = backlog.alertAt(place);
    if (other == null || !(tried(List.of(other)) instanceof SendResult.Sent)) {
      return false;
    }
    sentBefore = other.record();
    oneByOne = Math.max(oneByOne, place + 1);
    return true;
  }

  private boolean failsTooLong() {
    Duration longest = delivery.givesUpAfter();
    return longest != null && !clock.instant().isBefore(failingSince.plus(longest));
  }

  private String minutes() {
    return Duration.between(failingSince, clock.instant()).toMinutes() + " minutes";
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
    progress.countRefused(reason);
    done(1);
  }

  private void done(int count) {
    if (backlog.head(1).get(0).record() == sentBefore) {
      sentBefore = null;
    }
    backlog.removeHead(count);
    oneByOne = Math.max(0, oneByOne - count);
    failing = null;
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
}
