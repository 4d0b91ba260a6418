package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.schemas.DeadLetter;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes dead letters of records that could not be judged, and tells of them. Thread-safe. */
final class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private static final int REASON = 1 << 10;

  /** More than any event of ours has; a stranger's record must still fit. */
  private static final int MOST_HEADERS = 64 << 10;

  private final RecordLimit limit;
  private final EngineMetrics metrics;
  private final RecentTrouble trouble;

  DeadLetters(RecordLimit limit, EngineMetrics metrics, RecentTrouble trouble) {
    this.limit = limit;
    this.metrics = metrics;
    this.trouble = trouble;
  }

  /** The record for the dead-letters topic: no key, the raw bytes, the rest in headers. */
  @SuppressWarnings("NullAway") // a record may lack its key, which Kafka's type does not say
  Record<byte[], byte[]> of(
      Record<byte[], byte[]> record,
      String reason,
      Optional<RecordMetadata> place,
      byte @Nullable [] cluster) {
    DeadLetter letter =
        new DeadLetter(
            raw(record.value()),
            Bounds.cut(reason, REASON),
            "engine",
            place.map(RecordMetadata::topic).orElse(null),
            place.map(RecordMetadata::partition).orElse(-1),
            place.map(RecordMetadata::offset).orElse(-1L),
            cluster == null ? null : new String(cluster, UTF_8));
    tell(letter);
    RecordHeaders headers = new RecordHeaders();
    if (bytes(record.headers()) <= MOST_HEADERS) {
      DeadLetter.keep(record.key(), record.headers(), headers);
    }
    letter.addHeaders(headers);
    return new Record<>(null, letter.raw(), record.timestamp(), headers);
  }

  private static int bytes(Headers headers) {
    int bytes = 0;
    for (Header header : headers) {
      bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return bytes;
  }

  private byte[] raw(byte @Nullable [] value) {
    byte[] raw = requireNonNullElse(value, new byte[0]);
    return raw.length <= limit.bytes() ? raw : Arrays.copyOf(raw, limit.bytes());
  }

  private void tell(DeadLetter letter) {
    metrics.deadLetter();
    trouble.report(
        "a record went to the dead letters: partition %d, offset %d: %s"
            .formatted(letter.partition(), letter.offset(), letter.reason()));
    LOG.atDebug()
        .addKeyValue("topic", letter.topic())
        .addKeyValue("partition", letter.partition())
        .addKeyValue("offset", letter.offset())
        .addKeyValue("reason", letter.reason())
        .log("A record went to the dead letters");
  }
}
