package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.SendResult;
import java.util.List;

/**
 * Asks a counterpart that has failed several times in a row with one alert at a time, until it
 * takes one. A whole batch that times out may have arrived, and comes again with each try; a single
 * alert does less harm. Not thread-safe.
 *
 * <p>How long to wait between tries is said by whoever hands the alerts over.
 */
final class CircuitBreaker implements Channel {

  private static final int FAILURES_THAT_OPEN = 3;

  private final Channel channel;
  private int failures;

  CircuitBreaker(Channel channel) {
    this.channel = channel;
  }

  @Override
  public int mostAtOnce() {
    return failures >= FAILURES_THAT_OPEN ? 1 : channel.mostAtOnce();
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    SendResult result = channel.send(alerts);
    if (result instanceof SendResult.Later
        || (result instanceof SendResult.Part part && part.next() instanceof SendResult.Later)) {
      failures = Math.min(failures + 1, FAILURES_THAT_OPEN);
    } else {
      failures = 0;
    }
    return result;
  }

  @Override
  public void close() {
    channel.close();
  }
}
