package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer group does with the records of its topic. Called by the group's thread alone.
 *
 * @param <T> what a record holds
 */
interface Delivery<T> {

  /**
   * What the record holds.
   *
   * @throws io.bellbuoy.schemas.UnreadableRecordException where it holds no such thing
   */
  T read(ConsumerRecord<byte[], byte[]> record);

  /** The most that it takes at once. */
  int mostAtOnce();

  /** Brings them where they belong, in order. */
  SendResult deliver(List<T> items);

  /** How many the other side has been told of since the start; it grows with each that passes. */
  long told();

  /** After how long one that fails is refused, if others pass meanwhile; null: never. */
  @Nullable Duration givesUpAfter();

  /**
   * Lays a record aside whose content was refused for ever; returns when it is safe.
   *
   * @throws org.apache.kafka.common.KafkaException where it cannot be laid aside now
   */
  void refused(ConsumerRecord<byte[], byte[]> record, String reason);

  /** The same for a record that holds no such thing. */
  void unreadable(ConsumerRecord<byte[], byte[]> record, String reason);

  /** A summary whose time has come, the same until it is settled; null: there is none. */
  default @Nullable Alert due() {
    return null;
  }

  /** Sends what {@link #due()} said, and settles it where it arrived. */
  default SendResult deliverDue(Alert summary) {
    return new SendResult.Unwanted();
  }

  /**
   * Lays a summary aside that was refused for ever, and settles it.
   *
   * @throws org.apache.kafka.common.KafkaException where it cannot be laid aside now
   */
  default void refusedDue(Alert summary, String reason) {}
}
