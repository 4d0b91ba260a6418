package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.AlertStoreException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Brings alerts into the store, and what is no alert to the dead letters. */
final class StoreDelivery implements Delivery<Alert> {

  private static final int MOST = 1000;
  private static final String COMPONENT = "sink";

  private final AlertStore store;
  private final DeadLetterPublisher deadLetters;
  private final SinkMetrics metrics;
  private long told;

  StoreDelivery(AlertStore store, DeadLetterPublisher deadLetters, SinkMetrics metrics) {
    this.store = store;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  @Override
  public Alert read(ConsumerRecord<byte[], byte[]> record) {
    return AlertRecord.read(record);
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult deliver(List<Alert> alerts) {
    try {
      int added = metrics.timeSave(() -> store.save(alerts));
      metrics.saved(added, alerts.size() - added);
      told += alerts.size();
      return new SendResult.Sent();
    } catch (AlertStoreException e) {
      return new SendResult.Later(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public long told() {
    return told;
  }

  /** Whatever the store does not take waits until it does. */
  @Override
  public @Nullable Duration givesUpAfter() {
    return null;
  }

  /** A store refuses nothing. */
  @Override
  public void refused(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.publish(record, COMPONENT, reason);
  }

  @Override
  public void unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.publish(record, COMPONENT, reason);
  }
}
