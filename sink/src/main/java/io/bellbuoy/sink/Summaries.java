package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the summaries whose time has come: tries, waits where it fails, lays aside what is refused
 * for ever. Not thread-safe.
 */
final class Summaries {

  private final Delivery<?> delivery;
  private final Progress progress;
  private final Patience patience;
  private final Clock clock;

  /** The summary that fails, since when, and how many the other side had been told of then. */
  private @Nullable String failing;

  private Instant failingSince = Instant.MIN;
  private long toldThen;
  private boolean turnOfOthers;

  Summaries(Delivery<?> delivery, Progress progress, Patience patience, Clock clock) {
    this.delivery = delivery;
    this.progress = progress;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * The summary that is to be sent now, in front of all alerts; null: none. One that has failed for
   * too long takes turns with them: only so is it seen whether the fault is its own.
   */
  @Nullable Alert next() {
    Alert summary = delivery.due();
    if (summary == null || !summary.id().equals(failing) || !failsTooLong()) {
      return summary;
    }
    turnOfOthers = !turnOfOthers;
    return turnOfOthers ? null : summary;
  }

  /** Tries to send it. */
  void step(Alert summary) {
    SendResult result = tried(summary);
    if (result instanceof SendResult.Later later) {
      failed(summary, later);
    } else if (result instanceof SendResult.Held held) {
      patience.held(held);
    } else if (result instanceof SendResult.Refused refused) {
      refused(summary, refused.reason());
    } else {
      failing = null;
      patience.over();
    }
  }

  private SendResult tried(Alert summary) {
    long told = delivery.told();
    try {
      return delivery.deliverDue(summary);
    } catch (RuntimeException | LinkageError e) {
      return new SendResult.Later("it failed unexpectedly: " + e);
    } finally {
      progress.delivered(delivery.told() - told, clock.instant());
    }
  }

  private void failed(Alert summary, SendResult.Later later) {
    if (!summary.id().equals(failing)) {
      failing = summary.id();
      failingSince = clock.instant();
      toldThen = delivery.told();
    }
    if (later.pause() == null && failsTooLong() && delivery.told() > toldThen) {
      progress.countGivenUp();
      refused(summary, "it failed for long while others passed: " + later.reason());
    } else {
      patience.later(later.reason(), later.pause());
    }
  }

  private boolean failsTooLong() {
    Duration longest = delivery.givesUpAfter();
    return longest != null && !clock.instant().isBefore(failingSince.plus(longest));
  }

  private void refused(Alert summary, String reason) {
    try {
      delivery.refusedDue(summary, reason);
    } catch (KafkaException e) {
      patience.later("a refused summary cannot be laid aside: " + e.getMessage(), null);
      return;
    }
    failing = null;
    progress.countRefused(reason, clock.instant());
    patience.over();
  }
}
