package io.bellbuoy.sink.channel;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A channel that is at work and may be tested meanwhile: whoever sends waits for the other.
 * Thread-safe.
 */
final class SharedChannel implements Channel {

  /** A sending ends within its own timeout, which is 2 minutes at most. */
  private static final long PATIENCE_SECONDS = 130;

  private final ChannelConfig config;
  private final Channel channel;
  private final Runnable closed;
  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * Shares a channel.
   *
   * @param closed told when it is closed
   */
  SharedChannel(ChannelConfig config, Channel channel, Runnable closed) {
    this.config = config;
    this.channel = channel;
    this.closed = closed;
  }

  boolean isOf(ChannelConfig other) {
    return config.kind().equals(other.kind()) && config.options().equals(other.options());
  }

  @Override
  public int mostAtOnce() {
    return channel.mostAtOnce();
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    try {
      if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return new SendResult.Later("it is busy sending something else");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SendResult.Later("the sink is being stopped");
    }
    try {
      return channel.send(alerts);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    closed.run();
    channel.close();
  }
}
