package io.bellbuoy.sink;

import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.sink.channel.EventChannel;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.format.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Hands audit events on through a channel, and what it refuses for ever to the dead letters. */
final class EventDelivery implements Delivery<EventDelivery.Forwarded> {

  private static final Duration GIVES_UP_AFTER = Duration.ofHours(1);

  private final EventChannel channel;
  private final String component;
  private final DeadLetterPublisher deadLetters;
  private long told;

  EventDelivery(EventChannel channel, String component, DeadLetterPublisher deadLetters) {
    this.channel = channel;
    this.component = component;
    this.deadLetters = deadLetters;
  }

  /**
   * An event, written once, however often it is sent.
   *
   * @param document null: the channel is not for it
   */
  record Forwarded(@Nullable Document document) {}

  @Override
  public Forwarded read(ConsumerRecord<byte[], byte[]> record) {
    AuditEvent event = AuditEvent.fromRecord(record.key(), record.value(), record.headers());
    return new Forwarded(channel.wants(event) ? channel.document(event) : null);
  }

  @Override
  public int mostAtOnce() {
    return channel.mostAtOnce();
  }

  @Override
  public SendResult deliver(List<Forwarded> events) {
    List<Document> wanted = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Document document = events.get(i).document();
      if (document != null) {
        wanted.add(document);
        places.add(i);
      }
    }
    if (wanted.isEmpty()) {
      return new SendResult.Unwanted();
    }
    SendResult result = channel.send(wanted);
    if (result instanceof SendResult.Sent) {
      told += wanted.size();
    } else if (result instanceof SendResult.Part part) {
      told += part.done();
    }
    return result.among(places);
  }

  @Override
  public long told() {
    return told;
  }

  @Override
  public Duration givesUpAfter() {
    return GIVES_UP_AFTER;
  }

  @Override
  public void refused(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.publish(record, component, reason);
  }

  /** Counted here; the engine lays it aside, once for all groups. */
  @Override
  public void unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {}
}
