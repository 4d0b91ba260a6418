package io.bellbuoy.sink;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.ChannelKinds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One channel at work: its configuration, the open channel and its consumer. Thread-safe. */
final class ChannelConsumer implements AutoCloseable {

  private final ChannelConfig config;
  private final Progress progress;
  private final @Nullable Running running;

  private ChannelConsumer(ChannelConfig config, Progress progress, @Nullable Running running) {
    this.config = config;
    this.progress = progress;
    this.running = running;
  }

  /** Opens the channel and begins to send; one that cannot be opened stands still and says why. */
  static ChannelConsumer start(
      ChannelConfig config,
      ChannelKinds kinds,
      ConsumerBuilder consumers,
      KnownGroups known,
      DeadLetterPublisher deadLetters,
      SinkMetrics metrics) {
    Group group = Group.channel(consumers.kafka().topicPrefix(), config.id());
    Progress progress = new Progress();
    Channel channel;
    try {
      channel = kinds.open(config);
    } catch (ChannelException e) {
      return broken(config, String.valueOf(e.getMessage()));
    }
    GroupConsumer consumer =
        new GroupConsumer(
            () -> consumers.member(group),
            group,
            consumers.kafka().topics().alerts().name(),
            known,
            new ChannelDelivery(channel, group.component(), deadLetters),
            progress);
    Runnable hide = metrics.show(group, progress);
    consumer.start();
    return new ChannelConsumer(config, progress, new Running(channel, consumer, hide));
  }

  /** One that stands still and says why. */
  static ChannelConsumer broken(ChannelConfig config, String reason) {
    Progress progress = new Progress();
    progress.failed(reason);
    return new ChannelConsumer(config, progress, null);
  }

  ChannelConfig config() {
    return config;
  }

  ChannelState state(Instant now) {
    return new ChannelState(
        config.id(),
        config.kind(),
        progress.isPositioned(),
        progress.isOwner(),
        progress.delivered(),
        progress.refused(),
        progress.failures(),
        progress.behind(),
        progress.isRefusing(),
        progress.givenUp(),
        progress.gaps(),
        progress.lastDelivered(),
        progress.problem(now));
  }

  @Override
  public void close() {
    if (running != null) {
      running.consumer().close();
      running.channel().close();
      running.hide().run();
    }
  }

  private record Running(Channel channel, GroupConsumer consumer, Runnable hide) {}
}
