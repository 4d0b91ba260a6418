package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.bellbuoy.registry.KafkaConfig.Durability;
import io.bellbuoy.schemas.Topic;
import io.bellbuoy.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TopicCheckTest {

  private static final Topics TOPICS = new Topics("x.");

  /** Of a compacted topic, asked strictly. */
  static Stream<Arguments> strict() {
    return Stream.of(
        arguments(3, Map.of(), List.of()),
        arguments(5, Map.of("min.insync.replicas", "3"), List.of()),
        arguments(
            2,
            Map.of(),
            List.of(
                "topic x.policy has 2 replicas and needs 3 to outlive a lost disk; reassign its"
                    + " partitions, or set kafka.durability to relaxed")),
        arguments(
            3,
            Map.of("min.insync.replicas", "1"),
            List.of(
                "topic x.policy has min.insync.replicas=1 and needs 2 to outlive a lost disk; set"
                    + " it with kafka-configs.sh, or set kafka.durability to relaxed")),
        arguments(
            3,
            Map.of("cleanup.policy", "compact,delete"),
            List.of(
                "topic x.policy has cleanup.policy=compact,delete and must have compact, else"
                    + " records are lost; set it with kafka-configs.sh")));
  }

  @ParameterizedTest
  @MethodSource("strict")
  void whatOneLostDiskWouldLoseIsRefused(
      int replicas, Map<String, String> settings, List<String> refusals) {
    TopicCheck check = check(TOPICS.policy(), replicas, settings);

    assertThat(check.refusals(Durability.STRICT)).isEqualTo(refusals);
  }

  @Test
  void relaxedTakesOneCopyButNoWrongCleanupPolicy() {
    Map<String, String> one = Map.of("min.insync.replicas", "1");
    assertThat(check(TOPICS.policy(), 1, one).refusals(Durability.RELAXED)).isEmpty();

    Map<String, String> wrong = Map.of("min.insync.replicas", "1", "cleanup.policy", "delete");
    assertThat(check(TOPICS.policy(), 1, wrong).refusals(Durability.RELAXED)).hasSize(1);
  }

  @Test
  void thePartitionWithTheFewestCopiesCounts() {
    List<TopicPartitionInfo> partitions = List.of(partition(0, 3), partition(1, 1));
    TopicCheck check =
        new TopicCheck(
            TOPICS.policy(),
            new TopicDescription("x.policy", false, partitions),
            config(TOPICS.policy(), Map.of()));

    assertThat(check.refusals(Durability.STRICT))
        .singleElement()
        .asString()
        .contains("has 1 replicas");
  }

  @Test
  void aTopicThatIsAsItShouldBeNeedsNoRepair() {
    assertThat(TOPICS.all()).allMatch(topic -> check(topic, 3, Map.of()).repairs().isEmpty());
  }

  @Test
  void largerRecordsThanNeededAreNoHarm() {
    Map<String, String> larger = Map.of("max.message.bytes", "20000000");

    assertThat(check(TOPICS.policy(), 3, larger).repairs()).isEmpty();
  }

  @Test
  void whatIsTooSmallOrCarriesTheWrongTimeIsPutRight() {
    Map<String, String> wrong =
        Map.of("max.message.bytes", "1000012", "message.timestamp.type", "CreateTime");

    assertThat(check(TOPICS.events(), 3, wrong).repairs())
        .containsEntry("message.timestamp.type", "LogAppendTime")
        .containsEntry("max.message.bytes", Integer.toString(TOPICS.events().maxRecordBytes()));
    assertThat(check(TOPICS.policy(), 3, wrong).repairs()).containsOnlyKeys("max.message.bytes");
  }

  @Test
  void aSettingThatKafkaDoesNotTellIsNamed() {
    TopicDescription described = new TopicDescription("x.policy", false, List.of(partition(0, 3)));
    TopicCheck check = new TopicCheck(TOPICS.policy(), described, new Config(List.of()));

    assertThatThrownBy(() -> check.refusals(Durability.RELAXED))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "Kafka does not tell the setting cleanup.policy of topic x.policy;"
                + " may this program describe it?");
  }

  private static TopicCheck check(Topic topic, int replicas, Map<String, String> settings) {
    return new TopicCheck(
        topic,
        new TopicDescription(topic.name(), false, List.of(partition(0, replicas))),
        config(topic, settings));
  }

  private static Config config(Topic topic, Map<String, String> different) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    settings.putIfAbsent("message.timestamp.type", "CreateTime");
    settings.put("min.insync.replicas", "2");
    settings.putAll(different);
    return new Config(
        settings.entrySet().stream().map(s -> new ConfigEntry(s.getKey(), s.getValue())).toList());
  }

  private static TopicPartitionInfo partition(int number, int replicas) {
    List<Node> nodes =
        IntStream.range(0, replicas).mapToObj(id -> new Node(id, "kafka-" + id, 9092)).toList();
    return new TopicPartitionInfo(number, nodes.get(0), nodes, nodes);
  }
}
