package io.bellbuoy.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig.Durability;
import io.bellbuoy.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicInstallerTest {

  @RegisterExtension static final KafkaExtension BROKER = new KafkaExtension();

  private KafkaConfig kafka;

  @BeforeEach
  void freshTopics() {
    kafka = KafkaConfig.relaxed(BROKER.bootstrapServers(), BROKER.freshPrefix());
  }

  @Test
  void everyTopicOfTheCatalogueIsMadeWithItsSettings() throws Exception {
    TopicInstaller.install(kafka);

    try (Admin admin = admin()) {
      for (Topic topic : kafka.topics().all()) {
        Config made = settings(admin, topic);
        topic
            .settings()
            .forEach((name, value) -> assertThat(made.get(name).value()).isEqualTo(value));
        assertThat(partitions(admin, topic)).isEqualTo(topic.partitions());
      }
      assertThat(settings(admin, kafka.topics().status()).get("segment.ms").value())
          .isEqualTo("3600000");
    }
  }

  @Test
  void installingAgainAndAtOnceChangesNothing() {
    Stream<CompletableFuture<Void>> services =
        Stream.generate(() -> CompletableFuture.runAsync(() -> TopicInstaller.install(kafka)));

    CompletableFuture.allOf(services.limit(4).toArray(CompletableFuture[]::new)).join();

    TopicInstaller.install(kafka);
  }

  @Test
  void aWrongCleanupPolicyIsRefusedWithWhatToDo() throws Exception {
    make(kafka.topics().clusters(), Map.of("cleanup.policy", "delete"));

    assertThatThrownBy(() -> TopicInstaller.install(kafka))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "topic %sclusters has cleanup.policy=delete and must have compact, else records are lost;"
                + " set it with kafka-configs.sh",
            kafka.topicPrefix());
  }

  @Test
  void everyRefusedTopicIsNamedAtOnce() throws Exception {
    make(kafka.topics().clusters(), Map.of("cleanup.policy", "delete"));
    make(kafka.topics().alerts(), Map.of("cleanup.policy", "compact"));

    assertThatThrownBy(() -> TopicInstaller.install(kafka))
        .hasMessageContaining("clusters has cleanup.policy=delete")
        .hasMessageContaining("alerts has cleanup.policy=compact");
  }

  @Test
  void aTopicThatTakesTooSmallRecordsIsRepaired() throws Exception {
    Topic policy = kafka.topics().policy();
    make(policy, Map.of("cleanup.policy", "compact", "max.message.bytes", "1000000"));

    TopicInstaller.install(kafka);

    await().until(() -> setting(policy, "max.message.bytes").equals("8388608"));
  }

  @Test
  void eventsAreGivenTheBrokersTime() throws Exception {
    Topic events = kafka.topics().events();
    make(events, Map.of("cleanup.policy", "delete"));

    TopicInstaller.install(kafka);

    await().until(() -> setting(events, "message.timestamp.type").equals("LogAppendTime"));
  }

  @Test
  void strictDurabilityRefusesOneBrokerBeforeItMakesAnything() throws Exception {
    KafkaConfig strict = strict();

    assertThatThrownBy(() -> TopicInstaller.install(strict))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("need 3 brokers to outlive a lost disk; 1 answer at")
        .hasMessageContaining("kafka.durability to relaxed");

    try (Admin admin = admin()) {
      Set<String> names = admin.listTopics().names().get();
      assertThat(names).noneMatch(name -> name.startsWith(kafka.topicPrefix()));
    }
  }

  @Test
  void strictDurabilityRefusesTopicsThatOneDiskHolds() {
    TopicInstaller.install(kafka);

    assertThatThrownBy(() -> TopicInstaller.install(strict()))
        .hasMessageContaining("policy has 1 replicas and needs 3 to outlive a lost disk")
        .hasMessageContaining("policy has min.insync.replicas=1 and needs 2");
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamed() {
    KafkaConfig nobody =
        new KafkaConfig(
            "127.0.0.1:1",
            "x.",
            Durability.RELAXED,
            Map.of("socket.connection.setup.timeout.ms", "100"));

    assertThatThrownBy(() -> TopicInstaller.install(nobody, Duration.ofMillis(500)))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "Kafka at 127.0.0.1:1 does not answer; is it running, and is the address right?");
  }

  private KafkaConfig strict() {
    return new KafkaConfig(
        kafka.bootstrapServers(), kafka.topicPrefix(), Durability.STRICT, Map.of());
  }

  private Admin admin() {
    return Clients.admin(kafka, Duration.ofSeconds(10));
  }

  private void make(Topic topic, Map<String, String> settings) throws Exception {
    NewTopic made = new NewTopic(topic.name(), Optional.of(1), Optional.empty()).configs(settings);
    try (Admin admin = admin()) {
      admin.createTopics(List.of(made)).all().get();
    }
  }

  private String setting(Topic topic, String name) throws Exception {
    try (Admin admin = admin()) {
      return settings(admin, topic).get(name).value();
    }
  }

  private static Config settings(Admin admin, Topic topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    return requireNonNull(admin.describeConfigs(List.of(resource)).values().get(resource)).get();
  }

  private static int partitions(Admin admin, Topic topic) throws Exception {
    Map<String, TopicDescription> topics =
        admin.describeTopics(List.of(topic.name())).allTopicNames().get();
    return requireNonNull(topics.get(topic.name())).partitions().size();
  }
}
