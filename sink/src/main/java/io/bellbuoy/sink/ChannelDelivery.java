package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.wear.WornChannel;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends alerts through a channel, and what it refuses for ever to the dead letters.
 *
 * @param topic of the alerts
 */
record ChannelDelivery(
    WornChannel channel, String component, String topic, DeadLetterPublisher deadLetters)
    implements Delivery<Alert> {

  private static final Duration GIVES_UP_AFTER = Duration.ofHours(1);
  private static final JsonSerde<Alert> SERDE = new JsonSerde<>(Alert.class);

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
    return channel.send(alerts);
  }

  @Override
  public long told() {
    return channel.told();
  }

  @Override
  public Duration givesUpAfter() {
    return GIVES_UP_AFTER;
  }

  @Override
  public void refused(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.publish(record, component, reason);
  }

  /** Counted here; the group of the store lays it aside, once for all groups. */
  @Override
  public void unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {}

  @Override
  public @Nullable Alert due() {
    return channel.due();
  }

  @Override
  public SendResult deliverDue(Alert summary) {
    return channel.sendDue(summary);
  }

  /** As a record that stands nowhere. */
  @Override
  public void refusedDue(Alert summary, String reason) {
    byte[] key = summary.cluster().getBytes(UTF_8);
    deadLetters.publish(
        new ConsumerRecord<>(topic, 0, 0, key, SERDE.write(summary)), component, reason);
    channel.settleDue(summary);
  }
}
