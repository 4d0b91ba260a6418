package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Hands alerts over through a channel as a sink does, on a clock that does not keep it waiting.
 * Used by one thread.
 */
public final class ChannelRun {

  private static final JsonSerde<Alert> SERDE = new JsonSerde<>(Alert.class);

  private final TestClock clock = new TestClock();
  private final Progress progress = new Progress();
  private final Backlog<Alert> backlog = new Backlog<>(AlertRecord::read);
  private final List<String> refused = new ArrayList<>();
  private final Patience patience;
  private final Handover<Alert> handover;
  private long offset;

  public ChannelRun(Channel channel) {
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), new Random(1));
    patience = new Patience(backoff, progress, clock);
    handover = new Handover<>(backlog, new Sending(channel), progress, patience, clock);
  }

  /** More to hand over. */
  public ChannelRun raise(List<Alert> alerts) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (Alert alert : alerts) {
      byte[] key = alert.cluster().getBytes(UTF_8);
      records.add(new ConsumerRecord<>("alerts", 0, offset++, key, SERDE.write(alert)));
    }
    backlog.add(records);
    return this;
  }

  /** Goes on until nothing waits, or that much time of its own clock is over. */
  public ChannelRun upTo(Duration time) {
    for (long ms = 0; ms < time.toMillis() && !backlog.isEmpty(); ) {
      if (patience.isWaiting()) {
        clock.pass(Duration.ofMillis(100));
        ms += 100;
      } else {
        handover.step();
      }
    }
    return this;
  }

  /** How many wait. */
  public int waiting() {
    return backlog.size();
  }

  /** Messages of the alerts that were refused for ever. */
  public List<String> refused() {
    return refused;
  }

  /** How many tries failed. */
  public long failures() {
    return progress.failures();
  }

  private final class Sending implements Delivery<Alert> {
    private final Channel channel;
    private long told;

    Sending(Channel channel) {
      this.channel = channel;
    }

    @Override
    public Alert read(ConsumerRecord<byte[], byte[]> record) {
      return AlertRecord.read(record);
    }

    @Override
    public int mostAtOnce() {
      return channel.mostAtOnce();
    }

    @Override
    public SendResult deliver(List<Alert> alerts) {
      SendResult result = channel.send(alerts);
      told +=
          result instanceof SendResult.Sent
              ? alerts.size()
              : result instanceof SendResult.Part part ? part.done() : 0;
      return result;
    }

    @Override
    public long told() {
      return told;
    }

    @Override
    public @Nullable Duration givesUpAfter() {
      return Duration.ofHours(1);
    }

    @Override
    public void refused(ConsumerRecord<byte[], byte[]> record, String reason) {
      refused.add(AlertRecord.read(record).message());
    }

    @Override
    public void unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
      throw new AssertionError(reason);
    }
  }
}
