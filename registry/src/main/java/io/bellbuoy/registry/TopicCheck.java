package io.bellbuoy.registry;

import io.bellbuoy.registry.KafkaConfig.Durability;
import io.bellbuoy.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * A topic as it is, beside what it should be.
 *
 * @param topic as it should be
 * @param description as it is
 * @param settings as they are
 */
record TopicCheck(Topic topic, TopicDescription description, Config settings) {

  /** With fewer copies a lost disk may be a lost topic. */
  static final int REPLICAS = 3;

  /** With fewer a write is acknowledged while one disk alone holds it. */
  static final int IN_SYNC = 2;

  /** Why it cannot be used, each a sentence that says what to do; empty: it can. */
  List<String> refusals(Durability durability) {
    List<String> refusals = new ArrayList<>();
    String policy = setting("cleanup.policy");
    if (!policy.equals(topic.cleanupPolicy())) {
      refusals.add(
          "topic %s has cleanup.policy=%s and must have %s, else records are lost; set it with kafka-configs.sh"
              .formatted(topic.name(), policy, topic.cleanupPolicy()));
    }
    if (durability == Durability.STRICT) {
      refuseOneDisk(refusals);
    }
    return refusals;
  }

  private void refuseOneDisk(List<String> refusals) {
    int replicas =
        description.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
    if (replicas < REPLICAS) {
      refusals.add(
          "topic %s has %d replicas and needs %d to outlive a lost disk; reassign its partitions, or set kafka.durability to relaxed"
              .formatted(topic.name(), replicas, REPLICAS));
    }
    int inSync = number("min.insync.replicas");
    if (inSync < IN_SYNC) {
      refusals.add(
          "topic %s has min.insync.replicas=%d and needs %d to outlive a lost disk; set it with kafka-configs.sh, or set kafka.durability to relaxed"
              .formatted(topic.name(), inSync, IN_SYNC));
    }
  }

  /** Settings that can be put right without losing anything. */
  Map<String, String> repairs() {
    Map<String, String> repairs = new TreeMap<>();
    if (number("max.message.bytes") < topic.maxRecordBytes()) {
      repairs.put("max.message.bytes", Integer.toString(topic.maxRecordBytes()));
    }
    if (topic.logAppendTime() && !setting("message.timestamp.type").equals("LogAppendTime")) {
      repairs.put("message.timestamp.type", "LogAppendTime");
    }
    return repairs;
  }

  private int number(String name) {
    return Integer.parseInt(setting(name));
  }

  private String setting(String name) {
    ConfigEntry entry = settings.get(name);
    if (entry == null || entry.value() == null) {
      throw new RegistryException(
          "Kafka does not tell the setting %s of topic %s; may this program describe it?"
              .formatted(name, topic.name()));
    }
    return entry.value();
  }
}
