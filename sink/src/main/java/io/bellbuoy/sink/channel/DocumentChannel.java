package io.bellbuoy.sink.channel;

import io.bellbuoy.sink.format.Document;
import java.util.List;

/**
 * A way to hand a system alerts or audit events that a format has written. Used by one thread at a
 * time.
 *
 * <p>As {@link Channel}, it keeps no queue and does not try again.
 */
public interface DocumentChannel extends AutoCloseable {

  /** The most documents that it takes at once, at least 1. */
  int mostAtOnce();

  /**
   * Sends them, in order, and returns within the channel's own timeout. {@link SendResult.Sent}
   * says that the other side has all of them; after {@link SendResult.Later} and {@link
   * SendResult.Refused} it may have some.
   *
   * @param documents not empty, at most {@link #mostAtOnce()}
   */
  SendResult send(List<Document> documents);

  @Override
  void close();
}
