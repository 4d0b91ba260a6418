package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.rules.match.ClusterGlob;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.AlertAttributes;
import io.bellbuoy.sink.channel.ChannelOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a channel is for: all that is said must hold. Immutable.
 *
 * @param lowest severity
 * @param rules globs of rule ids; empty: all
 * @param tags globs of which the rule must have one; empty: whatever it has
 * @param clusters globs; empty: all
 * @param where holds for the alert's event; null: whatever it is
 */
record Selection(
    Severity lowest,
    List<ClusterGlob> rules,
    List<ClusterGlob> tags,
    List<ClusterGlob> clusters,
    @Nullable EventCondition where) {

  /** Reads {@code rules}, {@code tags}, {@code clusters} and {@code where}. */
  static Selection read(ChannelOptions options, Severity lowest) {
    return new Selection(
        lowest,
        options.globs("rules"),
        options.globs("tags"),
        options.globs("clusters"),
        EventCondition.read(options));
  }

  boolean wants(Alert alert) {
    Alert.RuleReference rule = alert.rule();
    return !alert.comesAgain()
        && rule.severity().compareTo(lowest) >= 0
        && (rules.isEmpty() || matches(rules, rule.id()))
        && (tags.isEmpty() || rule.tags().stream().anyMatch(tag -> matches(tags, tag)))
        && (clusters.isEmpty() || matches(clusters, alert.cluster()))
        && (where == null || holds(where, alert));
  }

  /** An alert whose event was left out, being too large, is told: padding must not silence it. */
  private static boolean holds(EventCondition where, Alert alert) {
    return alert.event() == null
        || where.holds(
            alert.event().text().getBytes(StandardCharsets.UTF_8), AlertAttributes.of(alert));
  }

  private static boolean matches(List<ClusterGlob> globs, String text) {
    return globs.stream().anyMatch(glob -> glob.matches(text));
  }
}
