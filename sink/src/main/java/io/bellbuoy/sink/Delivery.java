package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What one consumer group does with the alerts. Called by the group's thread alone. */
interface Delivery {

  /** The most alerts that it takes at once. */
  int mostAtOnce();

  /** Brings them where they belong, in order, all or none. */
  SendResult deliver(List<Alert> alerts);

  /** After how long one that fails is refused, if others pass meanwhile; null: never. */
  @Nullable Duration givesUpAfter();

  /**
   * Lays a record aside whose alerts were refused for ever; returns when it is safe.
   *
   * @throws org.apache.kafka.common.KafkaException where it cannot be laid aside now
   */
  void refused(ConsumerRecord<byte[], byte[]> record, String reason);

  /** The same for a record that is no alert. */
  void unreadable(ConsumerRecord<byte[], byte[]> record, String reason);
}
