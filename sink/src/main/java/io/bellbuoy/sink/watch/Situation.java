package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * All that is known when the watcher looks.
 *
 * @param services what each service said last
 * @param clusters those that are registered
 * @param deadLetters how many records the dead-letters topic has ever had
 * @param state what is remembered
 */
record Situation(
    Instant now,
    Collection<InstanceStatus> services,
    Set<String> clusters,
    long deadLetters,
    WatchState state) {

  /** Each reports once a second. */
  private static final Duration SILENT = Duration.ofSeconds(30);

  /** The running services of that kind. */
  List<InstanceStatus> running(String service) {
    return services.stream()
        .filter(status -> status.service().equals(service))
        .filter(status -> status.at().isAfter(now.minus(SILENT)))
        .toList();
  }
}
