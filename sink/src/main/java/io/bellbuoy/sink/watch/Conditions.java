package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for every kind of trouble, and makes of what is found one alert for each occurrence. Not
 * thread-safe.
 */
final class Conditions {

  /** Trouble that comes back sooner is the same occurrence. */
  static final Duration CALM = Duration.ofMinutes(10);

  private final List<Condition> all;
  private final Map<String, Instant> lastFound = new HashMap<>();

  /**
   * All conditions.
   *
   * @param retention how long the alerts topic keeps alerts
   */
  Conditions(WatchConfig config, Duration retention) {
    all =
        List.of(
            new ClusterSilent(config.clusterSilence()),
            new ChannelBehind(config.channelBehind()),
            new DeadLettersGrow(),
            new PolicyRefused(),
            new RetentionNear(retention),
            new Storming());
  }

  /** The alerts that are to be raised now, together with what is remembered of them. */
  List<Alert> look(Situation situation) {
    List<Alert> raised = new ArrayList<>();
    for (Condition condition : all) {
      for (Finding finding : condition.look(situation)) {
        lastFound.put(finding.key(), situation.now());
        if (!situation.state().open().containsKey(finding.key())) {
          raised.add(raise(finding, situation));
        }
      }
    }
    for (String key : List.copyOf(situation.state().open().keySet())) {
      // Who has just begun to watch has not seen it yet.
      Instant last = lastFound.computeIfAbsent(key, k -> situation.now());
      if (situation.now().isAfter(last.plus(CALM))) {
        situation.state().over(key);
        lastFound.remove(key);
      }
    }
    return raised;
  }

  private static Alert raise(Finding finding, Situation situation) {
    Alert alert =
        SelfAlert.of(
            finding.rule().reference(),
            finding.cluster(),
            finding.subject() + "/" + situation.now().toEpochMilli(),
            finding.message(),
            situation.now(),
            finding.evidence());
    situation.state().open(finding.key(), new WatchState.Open(alert.id(), situation.now()));
    return alert;
  }
}
