package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.UnreadableRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record of the alerts topic holds. */
final class AlertRecord {

  private static final JsonSerde<Alert> SERDE = new JsonSerde<>(Alert.class);

  private AlertRecord() {}

  /**
   * The alert.
   *
   * @throws UnreadableRecordException where it holds none
   */
  static Alert read(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      throw new UnreadableRecordException("the record has no value");
    }
    return SERDE.read(value);
  }
}
