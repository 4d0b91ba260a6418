package io.bellbuoy.engine;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Up to which time everything that was appended has been judged, and what matched been counted, by
 * all engines of the group. Measured by one thread, read by any.
 *
 * <p>It notes where the events end at a moment, waits until the group has passed that place, notes
 * where the matches end then, and waits again: after that the moment is the answer.
 */
final class CountedTime {

  private final GroupOffsets events;
  private final GroupOffsets matches;
  private final Clock clock;
  private @Nullable Mark mark;
  private volatile long until;

  CountedTime(GroupOffsets events, GroupOffsets matches, Clock clock) {
    this.events = events;
    this.matches = matches;
    this.clock = clock;
  }

  /** Epoch milliseconds; 0: not known yet. */
  long until() {
    return until;
  }

  /** Goes on as far as it can without waiting. */
  void measure() throws ExecutionException, InterruptedException {
    Mark now = mark;
    if (now == null) {
      now = new Mark(clock.millis(), ends(events), null);
    }
    if (now.matches() == null && hasPassed(events, now.events())) {
      now = new Mark(now.at(), now.events(), ends(matches));
    }
    Map<TopicPartition, Long> last = now.matches();
    if (last != null && hasPassed(matches, last)) {
      until = now.at();
      now = null;
    }
    mark = now;
  }

  private static Map<TopicPartition, Long> ends(GroupOffsets topic)
      throws ExecutionException, InterruptedException {
    return topic.offsets(topic.partitions(), OffsetSpec.latest());
  }

  private static boolean hasPassed(GroupOffsets topic, Map<TopicPartition, Long> ends)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = topic.committed();
    return ends.entrySet().stream()
        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /**
   * A moment and what had been appended by then.
   *
   * @param matches null: the events have not been passed yet
   */
  private record Mark(
      long at, Map<TopicPartition, Long> events, @Nullable Map<TopicPartition, Long> matches) {}
}
