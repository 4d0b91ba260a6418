package io.bellbuoy.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class OneOwnerAssignorTest {

  private static final List<TopicPartition> ALL =
      IntStream.range(0, 12).mapToObj(i -> new TopicPartition("alerts", i)).toList();

  @Test
  void oneMemberOfANewGroupGetsEverything() {
    assertThat(owner(Map.of("b", member(), "a", member(), "c", member()))).isEqualTo("a");
  }

  @Test
  void theOwnerKeepsThemWhoeverJoins() {
    assertThat(owner(Map.of("a", member(), "m", owning(3), "z", member()))).isEqualTo("m");
  }

  @Test
  void aClaimFromBeforeCountsForLess() {
    assertThat(owner(Map.of("a", owning(3), "m", owning(5)))).isEqualTo("m");
  }

  @Test
  void anotherOneTakesOverWhenTheOwnerIsGone() {
    assertThat(owner(Map.of("c", member(), "b", member()))).isEqualTo("b");
  }

  @Test
  void aTopicThatIsNotThereYetIsNoFailure() {
    Map<String, Assignment> assignments =
        new OneOwnerAssignor()
            .assign(
                new Cluster("id", List.of(), List.of(), Set.of(), Set.of()),
                new GroupSubscription(Map.of("a", member())))
            .groupAssignment();

    assertThat(assignments.values())
        .singleElement()
        .satisfies(assignment -> assertThat(assignment.partitions()).isEmpty());
  }

  private static String owner(Map<String, Subscription> members) {
    Node node = new Node(1, "localhost", 9092);
    List<PartitionInfo> partitions =
        ALL.stream()
            .map(p -> new PartitionInfo(p.topic(), p.partition(), node, new Node[0], new Node[0]))
            .toList();
    Map<String, Assignment> assignments =
        new OneOwnerAssignor()
            .assign(
                new Cluster("id", List.of(node), partitions, Set.of(), Set.of()),
                new GroupSubscription(members))
            .groupAssignment();

    assertThat(assignments).containsOnlyKeys(members.keySet());
    List<Map.Entry<String, Assignment>> owners =
        assignments.entrySet().stream().filter(e -> !e.getValue().partitions().isEmpty()).toList();
    assertThat(owners).hasSize(1);
    assertThat(owners.get(0).getValue().partitions()).isEqualTo(ALL);
    return owners.get(0).getKey();
  }

  private static Subscription member() {
    return new Subscription(List.of("alerts"));
  }

  private static Subscription owning(int generation) {
    return new Subscription(List.of("alerts"), null, ALL, generation, Optional.empty());
  }
}
