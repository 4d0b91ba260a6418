package io.bellbuoy.sink;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a group its place in every partition before it reads there, and bridges gaps. Called by the
 * consumer's thread alone.
 *
 * <p>Kafka is never asked to reset offsets by itself: it would skip what was deleted, or jump to
 * the end, without a word.
 */
final class GroupListener implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(GroupListener.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Group group;
  private final Backlog backlog;
  private final Progress progress;
  private final Runnable commit;

  /**
   * A listener for one consumer.
   *
   * @param commit commits what is delivered, as well as it can
   */
  GroupListener(
      Consumer<byte[], byte[]> consumer,
      Group group,
      Backlog backlog,
      Progress progress,
      Runnable commit) {
    this.consumer = consumer;
    this.group = group;
    this.backlog = backlog;
    this.progress = progress;
    this.commit = commit;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      position(partitions);
    }
    progress.positioned(!consumer.assignment().isEmpty());
    // What was wrong with Kafka before is over; what is wrong with a delivery will be said again.
    progress.works();
  }

  private void position(Collection<TopicPartition> partitions) {
    Set<TopicPartition> all =
        partitions.stream()
            .map(TopicPartition::topic)
            .distinct()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .collect(Collectors.toSet());
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(all);
    Set<TopicPartition> without =
        partitions.stream().filter(p -> committed.get(p) == null).collect(Collectors.toSet());
    if (without.isEmpty()) {
      return;
    }
    // A group that has offsets elsewhere is not new: this partition is, and all of it counts.
    boolean isNew = all.stream().allMatch(p -> committed.get(p) == null);
    Map<TopicPartition, Long> start =
        isNew && group.start() == Group.Start.LATEST
            ? consumer.endOffsets(without)
            : consumer.beginningOffsets(without);
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    start.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
    consumer.commitSync(offsets);
    start.forEach(consumer::seek);
    LOG.atInfo()
        .addKeyValue("group", group.id())
        .addKeyValue("partitions", without.size())
        .log("committed start offsets");
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    commit.run();
    onPartitionsLost(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    backlog.drop(partitions);
    if (partitions.containsAll(consumer.assignment())) {
      progress.positioned(false);
      progress.behind(0);
    }
  }

  /** Goes on where records are left, and says how many are not. */
  void bridge(Map<TopicPartition, Long> lost) {
    Map<TopicPartition, Long> first = consumer.beginningOffsets(lost.keySet());
    lost.forEach(
        (partition, offset) -> {
          long begin = first.getOrDefault(partition, 0L);
          progress.missed(Math.max(0, begin - offset), Instant.now());
          consumer.seek(partition, begin);
          LOG.atError()
              .addKeyValue("group", group.id())
              .addKeyValue("partition", partition)
              .addKeyValue("from", offset)
              .addKeyValue("to", begin)
              .log("alerts between these offsets are gone; going on with what is left");
        });
  }
}
