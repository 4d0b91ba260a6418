package io.bellbuoy.sink;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
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
  private final KnownGroups known;
  private final Backlog<?> backlog;
  private final Ledger ledger;
  private final Progress progress;
  private final Runnable commit;
  private final Clock clock;

  /**
   * A listener for one consumer.
   *
   * @param known groups that are not new, whatever Kafka knows of them
   * @param commit commits what is delivered, as well as it can
   */
  GroupListener(
      Consumer<byte[], byte[]> consumer,
      Group group,
      KnownGroups known,
      Backlog<?> backlog,
      Ledger ledger,
      Progress progress,
      Runnable commit,
      Clock clock) {
    this.consumer = consumer;
    this.group = group;
    this.known = known;
    this.backlog = backlog;
    this.ledger = ledger;
    this.progress = progress;
    this.commit = commit;
    this.clock = clock;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      // First: it ends what the former owner left unfinished, offsets among it.
      ledger.takeOver();
    }
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(consumer.committed(all()));
    committed.values().removeIf(Objects::isNull);
    Set<TopicPartition> without = new HashSet<>(partitions);
    without.removeAll(committed.keySet());
    if (!without.isEmpty()) {
      begin(without, committed.isEmpty());
    }
    // Only now: who stands by must not take a group for known that its owner has not begun.
    if (!partitions.isEmpty() || !committed.isEmpty()) {
      known.add(group);
    }
    progress.positioned(!consumer.assignment().isEmpty());
    // What was wrong with Kafka before is over; what is wrong with a delivery will be said again.
    progress.works();
  }

  private Set<TopicPartition> all() {
    return consumer.subscription().stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .collect(Collectors.toSet());
  }

  private void begin(Set<TopicPartition> without, boolean nowhere) {
    boolean isNew = nowhere && !known.contains(group);
    Map<TopicPartition, Long> start =
        isNew && group.start() == Group.Start.LATEST
            ? consumer.endOffsets(without)
            : consumer.beginningOffsets(without);
    if (nowhere) {
      ledger.beginAnew();
    }
    if (!isNew) {
      lost(start, nowhere);
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    start.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
    consumer.commitSync(offsets);
    start.forEach(consumer::seek);
    LOG.atInfo()
        .addKeyValue("group", group.id())
        .addKeyValue("partitions", without.size())
        .log("committed start offsets");
  }

  /**
   * A group that has offsets elsewhere may have met a new partition, from which nothing is gone.
   */
  private void lost(Map<TopicPartition, Long> start, boolean nowhere) {
    if (!nowhere && start.values().stream().allMatch(first -> first == 0)) {
      return;
    }
    String sentence =
        "Kafka has forgotten where the group stood (the brokers' offsets.retention.minutes); going"
            + " on with the oldest alerts there are: some may come twice, older ones never";
    progress.gap(sentence, clock.instant());
    LOG.atError()
        .addKeyValue("group", group.id())
        .addKeyValue("partitions", start.size())
        .log(sentence);
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
      ledger.letGo();
      progress.positioned(false);
      progress.behind(0, null);
    }
  }

  /** Goes on where records are left, and says how many are not. */
  void bridge(OffsetOutOfRangeException lost) {
    new GapBridge(consumer, group, progress, clock).cross(lost);
  }
}
