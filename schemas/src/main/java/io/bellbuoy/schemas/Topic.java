package io.bellbuoy.schemas;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One topic as it should be.
 *
 * @param name with its prefix
 * @param partitions when it is made; more later is well
 * @param retention how long records stay; null: the topic is compacted
 * @param maxRecordBytes the largest record
 * @param logAppendTime whether records carry the broker's time instead of the writer's
 */
public record Topic(
    String name,
    int partitions,
    @Nullable Duration retention,
    int maxRecordBytes,
    boolean logAppendTime) {

  /** Kafka's own word for how records leave the topic: {@code delete} or {@code compact}. */
  public String cleanupPolicy() {
    return retention == null ? "compact" : "delete";
  }

  /** The topic-level settings to make it with. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("cleanup.policy", cleanupPolicy());
    settings.put("max.message.bytes", Integer.toString(maxRecordBytes));
    if (retention != null) {
      settings.put("retention.ms", Long.toString(retention.toMillis()));
    }
    if (logAppendTime) {
      settings.put("message.timestamp.type", "LogAppendTime");
    }
    return settings;
  }
}
