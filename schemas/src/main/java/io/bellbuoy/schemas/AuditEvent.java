package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One audit.k8s.io/v1 Event and where it came from.
 *
 * <p>In the events topic the value is the event's own bytes, untouched; the key is {@code
 * cluster/auditID}, so that all stages of a request share a partition; everything else is a header.
 *
 * @param eventId identity of the event: hexadecimal SHA-256 of its bytes as they were received. An
 *     auditID is the client's to choose and identifies nothing
 * @param auditID the event's own {@code auditID} member; empty where it has none
 * @param attributes what is known besides; always holds the cluster
 * @param receivedAt when its bytes came in
 * @param json the event's bytes, a JSON object in UTF-8
 */
public record AuditEvent(
    String eventId, String auditID, Attributes attributes, Instant receivedAt, byte[] json) {

  private static final String EVENT_ID = "event-id";
  private static final String RECEIVED_AT = "received-at";

  public AuditEvent {
    requireNonNull(eventId, "eventId");
    requireNonNull(auditID, "auditID");
    requireNonNull(receivedAt, "receivedAt");
    requireNonNull(json, "json");
    if (attributes.get(Attribute.CLUSTER) == null) {
      throw new IllegalArgumentException("the attributes of an audit event must hold its cluster");
    }
  }

  /** The record that goes to the events topic. */
  public ProducerRecord<byte[], byte[]> toRecord(String topic) {
    String key = attributes.get(Attribute.CLUSTER) + "/" + auditID;
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key.getBytes(UTF_8), json);
    Headers headers = record.headers();
    headers.add(EVENT_ID, eventId.getBytes(UTF_8));
    headers.add(RECEIVED_AT, Long.toString(receivedAt.toEpochMilli()).getBytes(UTF_8));
    for (Map.Entry<Attribute, String> known : attributes.known().entrySet()) {
      headers.add(known.getKey().text(), known.getValue().getBytes(UTF_8));
    }
    return record;
  }

  /**
   * The event that a record of the events topic holds.
   *
   * @throws UnreadableRecordException where key, value or a needed header is missing or malformed;
   *     the message says which
   */
  public static AuditEvent fromRecord(
      byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    if (key == null) {
      throw new UnreadableRecordException("the record has no key");
    }
    if (value == null) {
      throw new UnreadableRecordException("the record has no value");
    }
    String cluster = needed(headers, Attribute.CLUSTER.text());
    return new AuditEvent(
        needed(headers, EVENT_ID),
        auditID(new String(key, UTF_8), cluster),
        attributes(headers),
        receivedAt(headers),
        value);
  }

  /** An auditID may hold slashes, a cluster's id holds none. */
  private static String auditID(String key, String cluster) {
    int slash = cluster.length();
    if (!key.startsWith(cluster) || key.length() == slash || key.charAt(slash) != '/') {
      throw new UnreadableRecordException(
          "the key '%s' is not the header cluster, '%s', with a slash and an auditID"
              .formatted(key, cluster));
    }
    return key.substring(slash + 1);
  }

  private static Attributes attributes(Headers headers) {
    Map<Attribute, String> known = new EnumMap<>(Attribute.class);
    for (Header header : headers) {
      Attribute attribute = Attribute.of(header.key());
      if (attribute != null && header.value() != null) {
        known.put(attribute, new String(header.value(), UTF_8));
      }
    }
    return Attributes.of(known);
  }

  private static Instant receivedAt(Headers headers) {
    String millis = needed(headers, RECEIVED_AT);
    try {
      return Instant.ofEpochMilli(Long.parseLong(millis));
    } catch (NumberFormatException e) {
      throw new UnreadableRecordException("the header received-at is no number: " + millis);
    }
  }

  private static String needed(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      throw new UnreadableRecordException("the header " + name + " is missing");
    }
    return new String(header.value(), UTF_8);
  }
}
