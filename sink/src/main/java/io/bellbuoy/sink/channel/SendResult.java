package io.bellbuoy.sink.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a sending ended. */
public sealed interface SendResult {

  /** The other side has them. */
  record Sent() implements SendResult {}

  /** None of them is for this channel, so nobody was asked: it says nothing of the other side. */
  record Unwanted() implements SendResult {}

  /**
   * It did not work and may work later.
   *
   * @param reason a sentence without secrets
   * @param pause how long the other side asked to wait; null: it did not say
   */
  record Later(String reason, @Nullable Duration pause) implements SendResult {

    public Later(String reason) {
      this(reason, null);
    }
  }

  /**
   * The other side will never take these.
   *
   * @param reason a sentence without secrets
   */
  record Refused(String reason) implements SendResult {}
}
