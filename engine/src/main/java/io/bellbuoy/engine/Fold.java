package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import java.time.Instant;
import java.util.List;

/**
 * The alerts of one rule and cluster that are folded in one minute and told of by one summary.
 * Immutable.
 *
 * @param minute of the events topic's log, in minutes since the epoch
 * @param summaries how many have been told of this minute already
 * @param count the alerts since the last of them
 * @param first when the first of them was written, epoch milliseconds
 * @param last when the last of them was
 * @param sample what all of them have in common
 */
record Fold(Long minute, Long summaries, Long count, Long first, Long last, Alert sample) {

  static final JsonSerde<Fold> SERDE = new JsonSerde<>(Fold.class);

  Fold {
    requireNonNull(sample, "sample");
  }

  /** One of no alert. */
  static Fold empty(long minute, Alert alert) {
    return new Fold(minute, 0L, 0L, 0L, 0L, common(alert));
  }

  Fold plus(long timestamp) {
    return new Fold(
        minute, summaries, count + 1, count == 0 ? timestamp : first, timestamp, sample);
  }

  /** The same minute after a summary. */
  Fold told() {
    return new Fold(minute, summaries + 1, 0L, 0L, 0L, sample);
  }

  /**
   * The alert that tells of them, of their own rule and severity: whoever is told of the rule is
   * told of it.
   *
   * @param partition of the events topic; each folds its own
   */
  Alert summary(int partition, Instant now) {
    Instant from = Instant.ofEpochMilli(first);
    Instant to = Instant.ofEpochMilli(last);
    String message =
        "%,d more alerts of rule %s in cluster %s from %s to %s, folded into this one"
            .formatted(count, sample.rule().id(), sample.cluster(), from, to);
    return with(
        Alert.id(
            sample.cluster(),
            "storm/%d/%d/%d".formatted(minute, partition, summaries),
            sample.rule().id()),
        now,
        to,
        message,
        List.of(
            new Alert.Evidence("folded", Long.toString(count)),
            new Alert.Evidence("first", from.toString()),
            new Alert.Evidence("last", to.toString())));
  }

  /** Rule and sender; users, objects and the event are each alert's own. */
  private static Alert common(Alert alert) {
    Alert.RuleReference rule = alert.rule();
    Alert.RuleReference storming =
        new Alert.RuleReference(
            rule.id(),
            rule.name(),
            rule.severity(),
            rule.attack(),
            java.util.stream.Stream.concat(
                    rule.tags().stream(), java.util.stream.Stream.of("storm"))
                .toList());
    return new Alert(
        alert.id(),
        alert.raisedAt(),
        null,
        storming,
        alert.policyVersion(),
        "",
        alert.cluster(),
        alert.provider(),
        alert.account(),
        alert.project(),
        alert.subscription(),
        alert.resourceGroup(),
        alert.region(),
        alert.source(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  private Alert with(
      String id, Instant raisedAt, Instant time, String message, List<Alert.Evidence> evidence) {
    return new Alert(
        id,
        raisedAt,
        time.toString(),
        sample.rule(),
        sample.policyVersion(),
        message,
        sample.cluster(),
        sample.provider(),
        sample.account(),
        sample.project(),
        sample.subscription(),
        sample.resourceGroup(),
        sample.region(),
        sample.source(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        evidence,
        null);
  }
}
