package io.bellbuoy.sink;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Topics;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.EventChannel;
import io.bellbuoy.sink.channel.wear.WornChannel;
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

  /** What channels share. */
  record Surroundings(
      ConsumerBuilder consumers,
      KnownGroups known,
      DeadLetterPublisher deadLetters,
      SinkMetrics metrics) {}

  /** Opens the channel and begins to send; one that cannot be opened stands still and says why. */
  static ChannelConsumer start(
      ChannelConfig config, ChannelKinds kinds, Surroundings surroundings) {
    try {
      return ChannelKinds.carriesEvents(config)
          ? events(config, kinds.openEvents(config), surroundings)
          : alerts(config, kinds.open(config), surroundings);
    } catch (ChannelException e) {
      return broken(config, String.valueOf(e.getMessage()));
    }
  }

  private static ChannelConsumer alerts(
      ChannelConfig config, WornChannel channel, Surroundings surroundings) {
    ConsumerBuilder consumers = surroundings.consumers();
    Group group = Group.channel(consumers.kafka().topicPrefix(), config.id());
    String topic = topics(surroundings).alerts().name();
    Ledger ledger =
        channel.memory().isNeeded()
            ? new MemoryLedger(consumers, group, channel.memory())
            : Ledger.OFFSETS;
    ChannelDelivery delivery =
        new ChannelDelivery(channel, group.component(), topic, surroundings.deadLetters());
    return start(config, group, topic, delivery, ledger, channel, surroundings);
  }

  private static ChannelConsumer events(
      ChannelConfig config, EventChannel channel, Surroundings surroundings) {
    Group group = Group.events(surroundings.consumers().kafka().topicPrefix(), config.id());
    EventDelivery delivery =
        new EventDelivery(channel, group.component(), surroundings.deadLetters());
    String topic = topics(surroundings).events().name();
    return start(config, group, topic, delivery, Ledger.OFFSETS, channel, surroundings);
  }

  private static Topics topics(Surroundings surroundings) {
    return surroundings.consumers().kafka().topics();
  }

  private static ChannelConsumer start(
      ChannelConfig config,
      Group group,
      String topic,
      Delivery<?> delivery,
      Ledger ledger,
      AutoCloseable channel,
      Surroundings surroundings) {
    Progress progress = new Progress();
    ConsumerBuilder consumers = surroundings.consumers();
    GroupConsumer<?> consumer =
        new GroupConsumer<>(
            () -> consumers.member(group),
            group,
            topic,
            surroundings.known(),
            delivery,
            ledger,
            progress);
    Runnable hide = surroundings.metrics().show(group, progress);
    consumer.start();
    return new ChannelConsumer(config, progress, new Running(channel, consumer, hide));
  }

  /** One that stands still and says why. */
  static ChannelConsumer broken(ChannelConfig config, String reason) {
    Progress progress = new Progress();
    progress.failed(reason, Instant.now());
    return new ChannelConsumer(config, progress, null);
  }

  ChannelConfig config() {
    return config;
  }

  ChannelState state(Instant now) {
    Progress.Failure last = progress.lastFailure();
    return new ChannelState(
        config.id(),
        config.kind(),
        progress.isPositioned(),
        progress.isOwner(),
        progress.delivered(),
        progress.refused(),
        progress.failures(),
        progress.behind(),
        progress.behindSeconds(now),
        progress.held(),
        progress.isRefusing(),
        progress.givenUp(),
        progress.gaps(),
        progress.lastDelivered(),
        last == null ? null : last.reason(),
        last == null ? null : last.at(),
        progress.problem(now));
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }

  private record Running(AutoCloseable channel, GroupConsumer<?> consumer, Runnable hide) {

    void close() {
      consumer.close();
      try {
        channel.close();
      } catch (Exception e) {
        throw new IllegalStateException("a channel does not close", e);
      }
      hide.run();
    }
  }
}
