package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sends alerts through a channel, and what it refuses for ever to the dead letters. */
record ChannelDelivery(Channel channel, String component, DeadLetterPublisher deadLetters)
    implements Delivery {

  private static final Duration GIVES_UP_AFTER = Duration.ofHours(1);

  @Override
  public int mostAtOnce() {
    return channel.mostAtOnce();
  }

  @Override
  public SendResult deliver(List<Alert> alerts) {
    return channel.send(alerts);
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
}
