package io.bellbuoy.sink;

import io.bellbuoy.sink.channel.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a group waits before it tries again. Not thread-safe. */
final class Patience {

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

  private final Backoff backoff;
  private final Progress progress;
  private final Clock clock;
  private Instant retryAt = Instant.MIN;

  Patience(Backoff backoff, Progress progress, Clock clock) {
    this.backoff = backoff;
    this.progress = progress;
    this.clock = clock;
  }

  /** Whether the last try did not work and the next one is not due. */
  boolean isWaiting() {
    return clock.instant().isBefore(retryAt);
  }

  /** It did not work. */
  void later(String reason, @Nullable Duration asked) {
    progress.failed(reason, clock.instant());
    Duration pause = backoff.next(asked);
    retryAt = clock.instant().plus(pause);
    LOG.atWarn().addKeyValue("again_in", pause).log("alerts cannot be delivered: {}", reason);
  }

  /** It is not to be sent yet, which is no failure. */
  void held(SendResult.Held held) {
    progress.held(held.reason());
    retryAt = held.until();
  }

  /** Something worked. */
  void over() {
    backoff.reset();
    retryAt = Instant.MIN;
    progress.works();
  }
}
