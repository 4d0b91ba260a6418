package io.bellbuoy.console.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Some offsets of one partition.
 *
 * @param from the first
 * @param to behind the last
 */
record Span(long from, long to) {

  /** The least offsets of a partition that are worth jumping to. */
  private static final long SMALLEST_PART = 2000;

  private static final int MOST_PARTS = 64;

  Span {
    if (from > to) {
      throw new IllegalArgumentException("offsets from " + from + " to " + to);
    }
  }

  long size() {
    return to - from;
  }

  /** Of all of them. */
  static long size(Map<TopicPartition, Span> spans) {
    return spans.values().stream().mapToLong(Span::size).sum();
  }

  /**
   * The spans in parts, each of all partitions and of about the same time, in such an order that
   * the first ones lie far from each other: who stops half-way has seen of every time.
   */
  static List<Map<TopicPartition, Span>> spread(Map<TopicPartition, Span> spans) {
    long longest = spans.values().stream().mapToLong(Span::size).max().orElse(0);
    int bits = 0;
    while ((1 << bits) < MOST_PARTS && longest > SMALLEST_PART << bits) {
      bits++;
    }
    List<Map<TopicPartition, Span>> parts = new ArrayList<>();
    for (int i = 0; i < 1 << bits; i++) {
      int place = bits == 0 ? 0 : Integer.reverse(i) >>> (Integer.SIZE - bits);
      Map<TopicPartition, Span> part = new LinkedHashMap<>();
      for (Map.Entry<TopicPartition, Span> whole : spans.entrySet()) {
        Span share = whole.getValue().part(place, 1 << bits);
        if (share.size() > 0) {
          part.put(whole.getKey(), share);
        }
      }
      parts.add(part);
    }
    return parts;
  }

  private Span part(int index, int parts) {
    return new Span(from + size() * index / parts, from + size() * (index + 1) / parts);
  }
}
