package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What could not be used, with the reason and its raw bytes. In its topic the bytes are the value,
 * everything else is a header.
 *
 * @param raw the bytes, cut at the record limit
 * @param reason why, one sentence
 * @param component who gave up: ingest, engine, sink or {@code channel/<id>}
 * @param topic where it was read; null where it came from outside
 * @param partition of that topic; -1 where there is none
 * @param offset in that partition; -1 where there is none
 * @param cluster whose it is; null where that is not known
 */
public record DeadLetter(
    byte[] raw,
    String reason,
    String component,
    @Nullable String topic,
    int partition,
    long offset,
    @Nullable String cluster) {

  private static final String REASON = "reason";
  private static final String COMPONENT = "component";
  private static final String TOPIC = "topic";
  private static final String PARTITION = "partition";
  private static final String OFFSET = "offset";
  private static final String CLUSTER = "cluster";
  private static final String KEY = "key";
  private static final Set<String> OWN = Set.of(REASON, COMPONENT, TOPIC, PARTITION, OFFSET, KEY);

  /** One that came from outside and never was a record. */
  public static DeadLetter received(
      byte[] raw, String reason, String component, @Nullable String cluster) {
    return new DeadLetter(raw, reason, component, null, -1, -1, cluster);
  }

  /** The record that goes to the dead-letters topic. */
  public ProducerRecord<byte[], byte[]> toRecord(String deadLettersTopic) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(deadLettersTopic, null, null, null, raw, null);
    addHeaders(record.headers());
    return record;
  }

  /** Adds its headers to those of a record that holds its bytes. */
  public void addHeaders(Headers headers) {
    add(headers, REASON, reason);
    add(headers, COMPONENT, component);
    add(headers, TOPIC, topic);
    if (partition >= 0) {
      add(headers, PARTITION, Integer.toString(partition));
      add(headers, OFFSET, Long.toString(offset));
    }
    add(headers, CLUSTER, cluster);
  }

  /**
   * Keeps the key and the headers that the record had, so that it can be written again as it was.
   */
  public static void keep(byte @Nullable [] key, Headers original, Headers headers) {
    for (Header header : original) {
      if (!OWN.contains(header.key())) {
        headers.add(header);
      }
    }
    if (key != null) {
      headers.add(KEY, key);
    }
  }

  /** The record that this one was, for the topic that it was read from. */
  public static ProducerRecord<byte[], byte[]> original(
      String topic, byte[] value, Headers headers) {
    Header key = headers.lastHeader(KEY);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, key == null ? null : key.value(), value);
    for (Header header : headers) {
      if (!OWN.contains(header.key())) {
        record.headers().add(header);
      }
    }
    return record;
  }

  /** The dead letter that a record of its topic holds; never throws. */
  public static DeadLetter fromRecord(byte @Nullable [] value, Headers headers) {
    return new DeadLetter(
        value == null ? new byte[0] : value,
        text(headers, REASON, "unknown"),
        text(headers, COMPONENT, "unknown"),
        optional(headers, TOPIC),
        (int) number(headers, PARTITION, Integer.MAX_VALUE),
        number(headers, OFFSET, Long.MAX_VALUE),
        optional(headers, CLUSTER));
  }

  private static void add(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.remove(name);
      headers.add(name, value.getBytes(UTF_8));
    }
  }

  private static String text(Headers headers, String name, String absent) {
    String text = optional(headers, name);
    return text == null ? absent : text;
  }

  private static @Nullable String optional(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  private static long number(Headers headers, String name, long most) {
    String text = optional(headers, name);
    if (text == null || !text.matches("[0-9]{1,18}")) {
      return -1;
    }
    long number = Long.parseLong(text);
    return number > most ? -1 : number;
  }
}
