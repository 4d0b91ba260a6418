package io.bellbuoy.registry;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Topics;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The records of one transaction in the making. Not thread-safe. */
final class Draft {

  /** What a record may have beside its value: its key, Kafka's own bytes. */
  private static final int HEADROOM = 64 << 10;

  private static final int MAX_VALUE_BYTES = Topics.MAX_RECORD_BYTES - HEADROOM;

  private final String changesTopic;
  private final ChangeBuilder changes;
  private final List<Write> writes = new ArrayList<>();

  /**
   * One record and the shelf that it belongs to.
   *
   * @param shelf null: the changes topic
   */
  record Write(@Nullable Shelf<?> shelf, ProducerRecord<String, byte[]> record) {}

  Draft(String changesTopic, Author author) {
    this.changesTopic = changesTopic;
    this.changes = new ChangeBuilder(author, Instant.now());
  }

  /**
   * Turns what is on a shelf into another image: writes what differs, then removes what is no more.
   *
   * @throws RegistryException where a record would be too large
   */
  <I extends Image<I>> void replace(Shelf<I> shelf, I before, I after) {
    Map<String, Object> old = before.entries();
    Map<String, Object> removed = new LinkedHashMap<>(old);
    after
        .entries()
        .forEach(
            (key, value) -> {
              removed.remove(key);
              if (!value.equals(old.get(key))) {
                write(shelf, key, old.get(key), value);
              }
            });
    removed.forEach((key, value) -> write(shelf, key, value, null));
  }

  private void write(Shelf<?> shelf, String key, @Nullable Object before, @Nullable Object after) {
    writes.add(new Write(shelf, record(shelf.topic().name(), key, after)));
    Change change = changes.of(key, before, after);
    if (change != null) {
      writes.add(new Write(null, record(changesTopic, change.object(), change)));
    }
  }

  /** Records what changes nothing but is to be known, such as that a secret was looked at. */
  void note(Change change) {
    writes.add(new Write(null, record(changesTopic, change.object(), change)));
  }

  private static ProducerRecord<String, byte[]> record(
      String topic, String key, @Nullable Object value) {
    return new ProducerRecord<>(topic, 0, key, value == null ? null : bytes(topic, key, value));
  }

  private static byte[] bytes(String topic, String key, Object value) {
    byte[] bytes;
    try {
      bytes = JsonSerde.mapper().writeValueAsBytes(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException("cannot write " + key + " of " + topic + " as JSON", e);
    }
    if (bytes.length > MAX_VALUE_BYTES) {
      throw new RegistryException(
          "%s of %s would have %,d bytes and at most %,d fit into a record; shorten or split it, nothing has been changed"
              .formatted(key, topic, bytes.length, MAX_VALUE_BYTES));
    }
    return bytes;
  }

  /** In the order in which they are to be written. */
  List<Write> writes() {
    return writes;
  }
}
