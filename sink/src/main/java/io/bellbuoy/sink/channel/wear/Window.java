package io.bellbuoy.sink.channel.wear;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.schemas.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a digest holds back of one rule in one cluster until the period ends.
 *
 * @param openedBy id of the alert or summary that was sent when the period began
 * @param rule as it was in the last alert
 * @param policyVersion of the last alert
 * @param dueAt when the period ends
 * @param count alerts that wait
 * @param samples messages of the first of them
 */
record Window(
    String openedBy,
    Alert.RuleReference rule,
    String cluster,
    int policyVersion,
    Instant openedAt,
    Instant dueAt,
    long count,
    List<String> samples) {

  Window {
    requireNonNull(openedBy, "openedBy");
    requireNonNull(rule, "rule");
    requireNonNull(cluster, "cluster");
    requireNonNull(openedAt, "openedAt");
    requireNonNull(dueAt, "dueAt");
    samples = samples == null ? List.of() : List.copyOf(samples);
  }

  /** Nothing waits. */
  static Window opened(Alert by, Instant now, Instant dueAt) {
    return new Window(
        by.id(), by.rule(), by.cluster(), by.policyVersion(), now, dueAt, 0, List.of());
  }

  /** With one more that waits. */
  Window with(Alert alert, int mostSamples) {
    List<String> more = samples;
    if (samples.size() < mostSamples) {
      more = new ArrayList<>(samples);
      more.add(Summary.sample(alert));
    }
    return new Window(
        openedBy, alert.rule(), cluster, alert.policyVersion(), openedAt, dueAt, count + 1, more);
  }
}
