package io.bellbuoy.sink.channel;

import io.bellbuoy.schemas.Alert;
import java.util.List;

/**
 * A way to tell people or a system about alerts. Used by one thread at a time.
 *
 * <p>It keeps no queue and does not try again: whoever calls it has the queue, in Kafka, and waits.
 */
public interface Channel extends AutoCloseable {

  /** The most alerts that it takes at once, at least 1. */
  int mostAtOnce();

  /**
   * Sends them, in order, and returns within the channel's own timeout. {@link SendResult.Sent}
   * says that the other side has all of them, or all that are for it; after {@link
   * SendResult.Later} and {@link SendResult.Refused} it may have some.
   *
   * @param alerts not empty, at most {@link #mostAtOnce()}
   */
  SendResult send(List<Alert> alerts);

  @Override
  void close();
}
