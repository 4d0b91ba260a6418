package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends at most so many messages in any minute, also over a restart; the others wait in Kafka. Not
 * thread-safe.
 */
final class RateLimit implements Channel {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String KEY = "minute";
  private static final int LARGEST = 600;

  private final int most;
  private final Memory.Part<Sendings> memory;
  private final Channel channel;
  private final Clock clock;

  /** When the last ones were sent, epoch milliseconds, the oldest first. */
  record Sendings(List<Long> at) {
    Sendings {
      at = at == null ? List.of() : List.copyOf(at);
    }
  }

  RateLimit(int most, Memory memory, Channel channel, Clock clock) {
    this.most = most;
    this.memory = memory.part("rate", Sendings.class);
    this.channel = channel;
    this.clock = clock;
  }

  /** The option {@code rate}, messages a minute; null where it is not given. */
  static @Nullable Integer read(ChannelOptions options) {
    return options.text("rate") == null ? null : options.number("rate", 1, 1, LARGEST);
  }

  @Override
  public int mostAtOnce() {
    return channel.mostAtOnce();
  }

  /** A try that fails counts: the other side's own limit counts it, too. */
  @Override
  public SendResult send(List<Alert> alerts) {
    Instant now = clock.instant();
    List<Long> last = last(now);
    if (last.size() >= most) {
      Instant free = Instant.ofEpochMilli(last.get(last.size() - most)).plus(MINUTE);
      return new SendResult.Held("the rate limit of " + most + " messages a minute", free);
    }
    memory.put(
        KEY, new Sendings(Stream.concat(last.stream(), Stream.of(now.toEpochMilli())).toList()));
    return channel.send(alerts);
  }

  private List<Long> last(Instant now) {
    Sendings sendings = memory.get(KEY);
    long from = now.minus(MINUTE).toEpochMilli();
    // A clock that was set back must not silence the channel until it has caught up.
    return sendings == null
        ? List.of()
        : sendings.at().stream().filter(at -> at > from && at <= now.toEpochMilli()).toList();
  }

  @Override
  public void close() {
    channel.close();
  }
}
