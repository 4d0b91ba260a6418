package io.bellbuoy.sink;

import io.bellbuoy.registry.KafkaConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Makes consumers of the alerts topic. Thread-safe.
 *
 * @param kafka how to reach it
 * @param instance this sink's lasting name: a member that comes back with it goes on at once
 * @param sessionTimeout after which a silent member's partitions go to another
 */
record ConsumerBuilder(KafkaConfig kafka, String instance, Duration sessionTimeout) {

  private static final int MOST_RECORDS = 1000;

  /** What one poll may hold in memory; a single record may be larger. */
  private static final int FETCH_BYTES = 8 << 20;

  /** A member of the group. */
  Consumer<byte[], byte[]> member(Group group) {
    Map<String, Object> settings = settings(group.id());
    settings.put("group.id", group.id());
    settings.put("group.instance.id", instance);
    settings.put("session.timeout.ms", Math.toIntExact(sessionTimeout.toMillis()));
    settings.put("heartbeat.interval.ms", Math.toIntExact(sessionTimeout.toMillis() / 4));
    settings.put(
        "partition.assignment.strategy",
        List.of(group.oneOwner() ? OneOwnerAssignor.class : CooperativeStickyAssignor.class));
    return consumer(settings);
  }

  /** A reader without a group, which keeps its own place. */
  Consumer<byte[], byte[]> reader(String purpose) {
    Map<String, Object> settings = settings(purpose);
    settings.remove("group.id");
    return consumer(settings);
  }

  private Map<String, Object> settings(String purpose) {
    Map<String, Object> settings = kafka.client(instance + "-" + purpose);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "none");
    settings.put("allow.auto.create.topics", false);
    settings.put("max.poll.records", MOST_RECORDS);
    settings.put("fetch.max.bytes", FETCH_BYTES);
    settings.put("default.api.timeout.ms", 15_000);
    settings.put("request.timeout.ms", 10_000);
    settings.put("reconnect.backoff.max.ms", 1_000);
    return settings;
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
