package io.bellbuoy.console.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads dead letters from the newest to the oldest. Not thread-safe. */
final class DeadLetterReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A partition and the offset behind what is still to be shown of it. */
  private static final Pattern PLACE = Pattern.compile("(\\d+):(\\d+)");

  private final TopicReader reader;

  DeadLetterReader(KafkaConfig kafka) {
    reader = new TopicReader(kafka, kafka.topics().deadLetters(), "dead-letters");
  }

  /**
   * A dead letter without its bytes.
   *
   * @param id its partition and offset, as the command line takes it
   * @param at when it came
   * @param bytes how many it has
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Letter(
      String id,
      Instant at,
      String reason,
      String component,
      @Nullable String cluster,
      @Nullable String topic,
      @Nullable Integer partition,
      @Nullable Long offset,
      int bytes) {

    static Letter of(ConsumerRecord<String, byte[]> record) {
      DeadLetter letter = DeadLetter.fromRecord(record.value(), record.headers());
      boolean placed = letter.partition() >= 0;
      return new Letter(
          record.partition() + ":" + record.offset(),
          Instant.ofEpochMilli(record.timestamp()),
          letter.reason(),
          letter.component(),
          letter.cluster(),
          letter.topic(),
          placed ? letter.partition() : null,
          placed ? letter.offset() : null,
          letter.raw().length);
    }
  }

  /**
   * Some of them.
   *
   * @param rest the place where the older ones begin; null: there are none
   */
  record Part(List<Letter> letters, @Nullable String rest) {}

  /**
   * The newest ones in front of a place.
   *
   * @param place what {@link Part#rest} said; null: all
   * @throws ProblemException 503 where Kafka does not answer
   */
  Part newest(@Nullable String place, int limit) {
    try {
      List<TopicPartition> partitions = reader.partitions();
      Map<TopicPartition, Long> begin = reader.beginnings(partitions);
      Map<TopicPartition, Long> ends = reader.ends(partitions);
      Map<Integer, Long> until = place == null ? Map.of() : places(place);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      Map<Integer, Long> open = new TreeMap<>();
      for (TopicPartition partition : partitions) {
        long first = begin.getOrDefault(partition, 0L);
        long end =
            Math.min(
                until.getOrDefault(partition.partition(), Long.MAX_VALUE),
                ends.getOrDefault(partition, 0L));
        open.put(partition.partition(), Math.max(first, end));
        found.addAll(last(partition.partition(), first, end, limit));
      }
      found.sort(
          Comparator.<ConsumerRecord<String, byte[]>>comparingLong(ConsumerRecord::timestamp)
              .thenComparing(ConsumerRecord::partition)
              .thenComparing(ConsumerRecord::offset)
              .reversed());
      List<ConsumerRecord<String, byte[]>> shown = found.subList(0, Math.min(limit, found.size()));
      shown.forEach(record -> open.merge(record.partition(), record.offset(), Math::min));
      boolean more =
          partitions.stream()
              .anyMatch(p -> open.getOrDefault(p.partition(), 0L) > begin.getOrDefault(p, 0L));
      return new Part(
          shown.stream().map(Letter::of).toList(), more && !shown.isEmpty() ? text(open) : null);
    } catch (KafkaException e) {
      throw ProblemException.of(503, "dead letters cannot be read now: Kafka does not answer")
          .retryAfter(2);
    }
  }

  /** The last records in front of an offset; markers of transactions take offsets, too. */
  private List<ConsumerRecord<String, byte[]>> last(int partition, long first, long end, int most) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    long to = end;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (found.size() < most && to > first && System.nanoTime() < deadline) {
      long from = Math.max(first, to - most);
      List<ConsumerRecord<String, byte[]>> piece = new ArrayList<>();
      reader.seek(partition, from);
      while (reader.position() < to && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
          if (record.offset() < to) {
            piece.add(record);
          }
        }
      }
      found.addAll(0, piece);
      to = from;
    }
    return found.subList(Math.max(0, found.size() - most), found.size());
  }

  private static String text(Map<Integer, Long> places) {
    return places.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  private static Map<Integer, Long> places(String text) {
    Map<Integer, Long> places = new TreeMap<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      places.put(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)));
    }
    return places;
  }

  @Override
  public void close() {
    reader.close();
  }
}
