package io.bellbuoy.sink.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a sending ended. */
public sealed interface SendResult {

  /**
   * The same said of a whole of which only some were sent.
   *
   * @param places of those that were sent, in the whole
   */
  default SendResult among(List<Integer> places) {
    // What stands in front of the first that is not done is done as well: it had not to be sent.
    return this instanceof Part part ? new Part(places.get(part.done()), part.next()) : this;
  }

  /** The other side has them. */
  record Sent() implements SendResult {}

  /**
   * None of them had to be sent, so nobody was asked: it says nothing of the other side. They are
   * not for this channel, or a summary will speak of them.
   */
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

  /**
   * The first ones are dealt with and must not come again; what {@code next} says is of the one
   * behind them alone. For who hands them over one by one: else those that arrived would come twice
   * after a failure.
   *
   * @param done how many, at least 1 and not all
   * @param next {@link Later}, {@link Refused} or {@link Held}; null: it was not tried yet
   */
  record Part(int done, @Nullable SendResult next) implements SendResult {

    public Part {
      if (done < 1 || next instanceof Sent || next instanceof Unwanted || next instanceof Part) {
        throw new IllegalArgumentException("no part: " + done + ", " + next);
      }
    }
  }

  /**
   * The channel's own configuration holds them back, as in quiet hours; that is no failure.
   *
   * @param reason a sentence that says what is waited for
   * @param until when to try again
   */
  record Held(String reason, Instant until) implements SendResult {}
}
