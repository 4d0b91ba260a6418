package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that has sent nothing for twice as long as it ever did in the last week. Nothing is
 * said of one that is watched for less than an hour, and nothing while no ingest service runs: then
 * it is not the cluster that is silent.
 */
final class ClusterSilent implements Condition {

  private static final String SEEN = "lastSeen.";
  private static final int DAYS = 7;
  private static final Duration LEARNING = Duration.ofHours(1);
  private static final long KEPT_SECONDS = Duration.ofHours(1).toSeconds();

  private final Duration least;
  private final Map<String, Long> written = new HashMap<>();

  /** Since when an ingest service has been running without a pause. */
  private @Nullable Instant listening;

  ClusterSilent(Duration least) {
    this.least = least;
  }

  @Override
  public List<Finding> look(Situation now) {
    List<InstanceStatus> ingests = now.running("ingest");
    if (ingests.isEmpty()) {
      listening = null;
      return List.of();
    }
    Instant since = listening == null ? now.now() : listening;
    listening = since;
    List<Finding> findings = new ArrayList<>();
    for (String cluster : now.clusters()) {
      WatchState.Rhythm rhythm = rhythm(cluster, lastSeen(cluster, ingests), now);
      Finding finding = rhythm == null ? null : judge(cluster, rhythm, since, now.now());
      if (finding != null) {
        findings.add(finding);
      }
    }
    return findings;
  }

  private static long lastSeen(String cluster, List<InstanceStatus> ingests) {
    return ingests.stream()
        .mapToLong(ingest -> ingest.counters().getOrDefault(SEEN + cluster, 0L))
        .max()
        .orElse(0);
  }

  /** What is known of the cluster with its newest event; null: it has never sent any. */
  private WatchState.@Nullable Rhythm rhythm(String cluster, long seen, Situation now) {
    WatchState.Rhythm known = now.state().rhythm(cluster);
    if (known == null) {
      if (seen == 0) {
        return null;
      }
      known = new WatchState.Rhythm(seen, seen, Map.of());
      keep(cluster, known, now);
    } else if (seen > known.last()) {
      known = longer(cluster, known, seen, now);
    }
    return known;
  }

  private WatchState.Rhythm longer(
      String cluster, WatchState.Rhythm known, long seen, Situation now) {
    long today = Math.floorDiv(seen, Duration.ofDays(1).toSeconds());
    TreeMap<Long, Long> longest = new TreeMap<>(known.longest());
    longest.headMap(today - DAYS, true).clear();
    long gap = seen - known.last();
    boolean outage =
        now.state().open().containsKey(OwnRule.CLUSTER_SILENT.reference().id() + "/" + cluster);
    // What was alerted is no custom: the next outage must not have to be longer.
    boolean grown = !outage && gap > longest.getOrDefault(today, 0L);
    if (grown) {
      longest.put(today, gap);
    }
    WatchState.Rhythm rhythm = new WatchState.Rhythm(known.first(), seen, longest);
    if (grown || seen - written.getOrDefault(cluster, 0L) > KEPT_SECONDS) {
      keep(cluster, rhythm, now);
    } else {
      now.state().rhythm(cluster, rhythm, false);
    }
    return rhythm;
  }

  private void keep(String cluster, WatchState.Rhythm rhythm, Situation now) {
    now.state().rhythm(cluster, rhythm, true);
    written.put(cluster, rhythm.last());
  }

  private @Nullable Finding judge(
      String cluster, WatchState.Rhythm rhythm, Instant listening, Instant now) {
    Instant last = Instant.ofEpochSecond(rhythm.last());
    if (last.isBefore(Instant.ofEpochSecond(rhythm.first()).plus(LEARNING))) {
      return null;
    }
    Map<Long, Long> longest = rhythm.longest();
    long usual =
        longest == null ? 0 : longest.values().stream().mapToLong(Long::longValue).max().orElse(0);
    long bound = Math.max(least.toSeconds(), 2 * usual);
    Instant silent = last.isAfter(listening) ? last : listening;
    if (!now.isAfter(silent.plusSeconds(bound))) {
      return null;
    }
    String message =
        "Cluster %s has sent no audit event since %s; in the last week it was never silent for more than %s. Is its API server up, and does its audit webhook still reach us?"
            .formatted(cluster, last, Spoken.duration(usual));
    return new Finding(
        OwnRule.CLUSTER_SILENT,
        cluster,
        cluster,
        message,
        List.of(
            new Alert.Evidence("lastEvent", last.toString()),
            new Alert.Evidence("usualSilenceSeconds", Long.toString(usual))));
  }
}
