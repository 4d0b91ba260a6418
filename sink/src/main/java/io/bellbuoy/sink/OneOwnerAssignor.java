package io.bellbuoy.sink;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives all partitions to one member; the others stand by. Who has them keeps them for as long as
 * it is in the group, so that no partition ever moves between two live members. Thread-safe. Public
 * because Kafka makes it.
 */
public final class OneOwnerAssignor implements ConsumerPartitionAssignor {

  private static final int NO_GENERATION = -1;

  /** A claim from an older generation is that of somebody who was thought dead. */
  private static final Comparator<Subscription> CLAIM =
      Comparator.comparing((Subscription s) -> !s.ownedPartitions().isEmpty())
          .thenComparing(s -> s.generationId().orElse(NO_GENERATION));

  private static final Comparator<Map.Entry<String, Subscription>> OWNING =
      Map.Entry.<String, Subscription>comparingByValue(CLAIM)
          .thenComparing(Map.Entry::getKey, Comparator.reverseOrder());

  @Override
  public String name() {
    return "bellbuoy-one-owner";
  }

  /** Cooperative: a rebalance takes nothing away from the owner, not even for a moment. */
  @Override
  public List<RebalanceProtocol> supportedProtocols() {
    return List.of(RebalanceProtocol.COOPERATIVE, RebalanceProtocol.EAGER);
  }

  @Override
  public GroupAssignment assign(Cluster metadata, GroupSubscription subscriptions) {
    Map<String, Subscription> members = subscriptions.groupSubscription();
    Map.Entry<String, Subscription> owner = members.entrySet().stream().max(OWNING).orElseThrow();
    Map<String, Assignment> assignments = new HashMap<>();
    members.forEach((member, subscription) -> assignments.put(member, new Assignment(List.of())));
    assignments.put(owner.getKey(), new Assignment(all(metadata, owner.getValue())));
    return new GroupAssignment(assignments);
  }

  private static List<TopicPartition> all(Cluster metadata, Subscription subscription) {
    return subscription.topics().stream()
        .flatMap(
            topic -> {
              Integer count = metadata.partitionCountForTopic(topic);
              return IntStream.range(0, count == null ? 0 : count)
                  .mapToObj(partition -> new TopicPartition(topic, partition));
            })
        .collect(Collectors.toList());
  }
}
