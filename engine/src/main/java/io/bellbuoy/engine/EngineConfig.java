package io.bellbuoy.engine;

import io.bellbuoy.bootstrap.Bytes;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.expression.EventPaths;
import io.bellbuoy.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The engine's configuration; the file {@code engine.yaml} beside this class explains each key.
 *
 * @param admin health and metrics
 * @param kafka where the topics are
 * @param applicationId the consumer group; engines that share it share the work
 * @param state folder of this engine alone; holds its identity and its part of the alert ids
 * @param threads stream threads; 0: one for each core
 * @param commitInterval how long a transaction collects; an alert is seen at its end
 * @param sessionTimeout how long a killed engine's partitions wait for it before others take them
 * @param deduplicationWindow how long an alert that comes again is dropped, 1 minute at least
 * @param alertsPerMinute of a rule and cluster; more are folded into summaries; 0: none are
 * @param maxAlertSize beyond it an alert's event is cut; 1 MiB to 6 MiB
 * @param redact paths of what no alert shows, beside secrets
 */
public record EngineConfig(
    HttpConfig admin,
    KafkaConfig kafka,
    String applicationId,
    Path state,
    int threads,
    Duration commitInterval,
    Duration sessionTimeout,
    Duration deduplicationWindow,
    int alertsPerMinute,
    Bytes maxAlertSize,
    List<String> redact) {

  /** An alert of that size surely fits its topic with key, headers and frame. */
  private static final Bytes LARGEST_ALERT = new Bytes(Topics.MAX_RECORD_BYTES / 4 * 3);

  private static final Bytes SMALLEST_LIMIT = new Bytes(RecordLimit.FLOOR);

  public EngineConfig {
    redact = List.copyOf(redact);
    require(!applicationId.isBlank(), "applicationId must not be empty");
    require(threads >= 0, "threads must be 0 (one for each core) or more, not " + threads);
    require(commitInterval.toMillis() > 0, "commitInterval must be 1ms or more");
    require(sessionTimeout.toMillis() > 0, "sessionTimeout must be 1ms or more");
    require(deduplicationWindow.toMinutes() > 0, "deduplicationWindow must be 1m or more");
    require(alertsPerMinute >= 0, "alertsPerMinute must be 0 (no bound) or more");
    require(
        maxAlertSize.count() >= SMALLEST_LIMIT.count()
            && maxAlertSize.count() <= LARGEST_ALERT.count(),
        "maxAlertSize must be from %s to %s, not %s"
            .formatted(SMALLEST_LIMIT, LARGEST_ALERT, maxAlertSize));
    try {
      EventPaths.redactor(redact);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("redact holds what is no path: " + e.getMessage(), e);
    }
  }

  /** Hides what no alert shows. */
  Redactor redactor() {
    return EventPaths.redactor(redact);
  }

  /** The share of {@link #alertsPerMinute} of one of so many partitions; 0: no bound. */
  int alertsPerMinute(int partitions) {
    return (alertsPerMinute + partitions - 1) / partitions;
  }

  /** The stream threads to start. */
  int streamThreads() {
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
