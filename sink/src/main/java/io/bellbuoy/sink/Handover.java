package io.bellbuoy.sink;

import io.bellbuoy.sink.channel.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
 *
 * @param <T> what a record holds
 */
final class Handover<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

  private final Backlog<T> backlog;
  private final Delivery<T> delivery;
  private final Progress progress;
  private final Patience patience;
  private final Clock clock;
  private int oneByOne;

  /** The first record while it fails, since when, and what came of others tried instead. */
  private @Nullable ConsumerRecord<byte[], byte[]> failing;

  private Instant failingSince = Instant.MIN;
  private int othersTried;
  private boolean anotherPassed;

  /** Those that were dealt with before their turn; they must not be sent, or counted, again. */
  private final Set<ConsumerRecord<byte[], byte[]>> doneBefore =
      Collections.newSetFromMap(new IdentityHashMap<>());

  Handover(
      Backlog<T> backlog, Delivery<T> delivery, Progress progress, Patience patience, Clock clock) {
    this.backlog = backlog;
    this.delivery = delivery;
    this.progress = progress;
    this.patience = patience;
    this.clock = clock;
  }

  /** Whether all that there is fails for so long that others are needed, to see if they pass. */
  boolean needsOthers() {
    return backlog.size() == 1 && failing != null && failsTooLong();
  }

  /** Tries the first ones; the backlog is not empty. */
  void step() {
    List<Backlog.Item<T>> head = backlog.head(oneByOne > 0 ? 1 : delivery.mostAtOnce());
    if (doneBefore.remove(head.get(0).record())) {
      done(1);
      return;
    }
    judge(head, tried(head));
  }

  private void judge(List<Backlog.Item<T>> head, SendResult result) {
    if (result instanceof SendResult.Later later) {
      if (!isItsOwnFault(head, later)) {
        patience.later(later.reason(), later.pause());
      }
    } else if (result instanceof SendResult.Refused refused) {
      refused(head, refused.reason());
    } else if (result instanceof SendResult.Held held) {
      failing = null;
      patience.held(held);
    } else if (result instanceof SendResult.Part part) {
      done(part.done());
      if (part.next() != null) {
        judge(backlog.head(1), part.next());
      }
    } else {
      done(head.size());
    }
  }

  private SendResult tried(List<Backlog.Item<T>> head) {
    List<T> contents = head.stream().map(Backlog.Item::content).filter(Objects::nonNull).toList();
    long told = delivery.told();
    try {
      if (contents.isEmpty()) {
        Backlog.Item<T> item = head.get(0);
        delivery.unreadable(item.record(), item.reason());
        progress.countUnreadable();
        return new SendResult.Unwanted();
      }
      return delivery.deliver(contents);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.atDebug().setCause(e).log("delivering failed");
      return new SendResult.Later("it failed unexpectedly: " + e);
    } finally {
      progress.delivered(delivery.told() - told, clock.instant());
    }
  }

  /** Judges a failure of the first ones; true: it is dealt with, there is nothing to wait for. */
  private boolean isItsOwnFault(List<Backlog.Item<T>> head, SendResult.Later later) {
    ConsumerRecord<byte[], byte[]> first = head.get(0).record();
    if (failing != first) {
      failing = first;
      failingSince = clock.instant();
      othersTried = 0;
      anotherPassed = false;
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
    } else {
      judge(head, last);
    }
    return true;
  }

  private boolean anotherPasses() {
    if (anotherPassed) {
      return true;
    }
    int place = 1 + othersTried++ % Math.max(1, backlog.size() - 1);
    Backlog.Item<T> other = backlog.readableAt(place);
    if (other == null || doneBefore.contains(other.record())) {
      return false;
    }
    long told = delivery.told();
    SendResult result = tried(List.of(other));
    if (result instanceof SendResult.Sent || result instanceof SendResult.Unwanted) {
      doneBefore.add(other.record());
      oneByOne = Math.max(oneByOne, place + 1);
    }
    anotherPassed = delivery.told() > told;
    return anotherPassed;
  }

  private boolean failsTooLong() {
    Duration longest = delivery.givesUpAfter();
    return longest != null && !clock.instant().isBefore(failingSince.plus(longest));
  }

  private String minutes() {
    return Duration.between(failingSince, clock.instant()).toMinutes() + " minutes";
  }

  /** One refused alert among several must not take the others with it, so each is tried alone. */
  private void refused(List<Backlog.Item<T>> head, String reason) {
    if (head.size() > 1) {
      oneByOne = head.size();
      return;
    }
    try {
      delivery.refused(head.get(0).record(), reason);
    } catch (KafkaException e) {
      patience.later("a refused alert cannot be laid aside: " + e.getMessage(), null);
      return;
    }
    progress.countRefused(reason, clock.instant());
    done(1);
  }

  private void done(int count) {
    backlog.removeHead(count);
    oneByOne = Math.max(0, oneByOne - count);
    if (oneByOne == 0) {
      doneBefore.clear();
    }
    failing = null;
    patience.over();
  }
}
