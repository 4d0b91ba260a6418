package io.bellbuoy.registry;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.registry.KafkaConfig.Durability;
import io.bellbuoy.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics that are missing and refuses those that are not as they must be. Thread-safe;
 * several services may do it at once.
 */
public final class TopicInstaller {

  private static final Logger LOG = LoggerFactory.getLogger(TopicInstaller.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /**
   * The segment that is written to is never compacted, so it must not live long: else a loader
   * would read every second of the status of the last week.
   */
  private static final Map<String, String> COMPACTED =
      Map.of(
          "segment.ms", Long.toString(Duration.ofHours(1).toMillis()),
          "segment.bytes", Integer.toString(32 << 20),
          "min.cleanable.dirty.ratio", "0.1");

  private final KafkaConfig kafka;
  private final Admin admin;

  private TopicInstaller(KafkaConfig kafka, Admin admin) {
    this.kafka = kafka;
    this.admin = admin;
  }

  /**
   * Afterwards every topic of the catalogue exists.
   *
   * @throws RegistryException where the broker does not answer, or a topic has the wrong cleanup
   *     policy or (unless durability is relaxed) too few replicas; the message says what to do
   */
  public static void install(KafkaConfig kafka) {
    install(kafka, PATIENCE);
  }

  static void install(KafkaConfig kafka, Duration patience) {
    try (Admin admin = Clients.admin(kafka, patience)) {
      new TopicInstaller(kafka, admin).install();
    } catch (KafkaException e) {
      throw new RegistryException(Clients.sentence(kafka, e), e);
    }
  }

  private void install() {
    make(get(admin.describeCluster().nodes()).size());
    Map<String, TopicDescription> made = describe();
    Map<ConfigResource, Config> settings = get(admin.describeConfigs(resources()).all());
    List<String> refusals = new ArrayList<>();
    for (Topic topic : kafka.topics().all()) {
      TopicCheck check =
          new TopicCheck(
              topic,
              requireNonNull(made.get(topic.name())),
              requireNonNull(settings.get(resource(topic))));
      refusals.addAll(check.refusals(kafka.durability()));
      repair(topic, check.repairs());
    }
    if (!refusals.isEmpty()) {
      throw new RegistryException(String.join("\n", refusals));
    }
  }

  private void make(int brokers) {
    Set<String> there = get(admin.listTopics().names());
    List<Topic> missing =
        kafka.topics().all().stream().filter(topic -> !there.contains(topic.name())).toList();
    if (missing.isEmpty()) {
      return;
    }
    if (kafka.durability() == Durability.STRICT && brokers < TopicCheck.REPLICAS) {
      // Made now, they would be refused for ever: a topic does not grow replicas by itself.
      throw new RegistryException(
          ("the topics are not there yet and need %d brokers to outlive a lost disk; %d answer at %s."
                  + " Start the others, or set kafka.durability to relaxed for a trial")
              .formatted(TopicCheck.REPLICAS, brokers, kafka.bootstrapServers()));
    }
    short replicas = (short) Math.min(TopicCheck.REPLICAS, brokers);
    List<NewTopic> wanted = missing.stream().map(topic -> wanted(topic, replicas)).toList();
    for (KafkaFuture<Void> each : admin.createTopics(wanted).values().values()) {
      try {
        get(each);
      } catch (TopicExistsException e) {
        LOG.atDebug().log("another service made the topic first: {}", e.getMessage());
      }
    }
    LOG.atInfo().addKeyValue("topics", missing.size()).log("made topics");
  }

  private static NewTopic wanted(Topic topic, short replicas) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    if (topic.retention() == null) {
      settings.putAll(COMPACTED);
    }
    if (replicas >= TopicCheck.REPLICAS) {
      settings.put("min.insync.replicas", Integer.toString(TopicCheck.IN_SYNC));
    }
    return new NewTopic(topic.name(), topic.partitions(), replicas).configs(settings);
  }

  /** A topic just made is not known to every broker at once. */
  private Map<String, TopicDescription> describe() {
    List<String> names = kafka.topics().all().stream().map(Topic::name).toList();
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return get(admin.describeTopics(names).allTopicNames());
      } catch (UnknownTopicOrPartitionException e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
        pause();
      }
    }
  }

  private void repair(Topic topic, Map<String, String> repairs) {
    if (repairs.isEmpty()) {
      return;
    }
    List<AlterConfigOp> changes =
        repairs.entrySet().stream()
            .map(repair -> new ConfigEntry(repair.getKey(), repair.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    get(admin.incrementalAlterConfigs(Map.of(resource(topic), changes)).all());
    LOG.atWarn()
        .addKeyValue("topic", topic.name())
        .addKeyValue("settings", repairs)
        .log("repaired a topic's settings");
  }

  private List<ConfigResource> resources() {
    return kafka.topics().all().stream().map(TopicInstaller::resource).toList();
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException failure) {
        throw failure;
      }
      throw new RegistryException("the topics cannot be looked at: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while looking at the topics");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while the topics were made");
    }
  }
}
