package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Takes alerts as the test says, and remembers. Used by one thread. */
final class FakeDelivery implements Delivery<Alert> {

  final List<Alert> delivered = new ArrayList<>();
  final List<String> laidAside = new ArrayList<>();
  int tries;
  long told;
  boolean deadLettersFail;
  @Nullable Duration givesUpAfter;
  private final int most;
  private Function<List<Alert>, SendResult> answer = alerts -> new SendResult.Sent();

  FakeDelivery(int most) {
    this.most = most;
  }

  void answer(Function<List<Alert>, SendResult> next) {
    answer = next;
  }

  @Override
  public int mostAtOnce() {
    return most;
  }

  @Override
  public SendResult deliver(List<Alert> alerts) {
    tries++;
    SendResult result = answer.apply(alerts);
    if (result instanceof SendResult.Sent) {
      delivered.addAll(alerts);
      told += alerts.size();
    } else if (result instanceof SendResult.Part part) {
      delivered.addAll(alerts.subList(0, part.done()));
      told += part.done();
    }
    return result;
  }

  @Override
  public Alert read(ConsumerRecord<byte[], byte[]> record) {
    return AlertRecord.read(record);
  }

  @Override
  public long told() {
    return told;
  }

  @Override
  public @Nullable Duration givesUpAfter() {
    return givesUpAfter;
  }

  @Override
  public void refused(ConsumerRecord<byte[], byte[]> record, String reason) {
    layAside(record, reason);
  }

  @Override
  public void unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
    layAside(record, reason);
  }

  private void layAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    if (deadLettersFail) {
      throw new KafkaException("no broker");
    }
    laidAside.add(record.offset() + ": " + reason);
  }
}
