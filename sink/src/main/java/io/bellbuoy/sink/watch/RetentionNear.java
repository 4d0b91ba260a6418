package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records that wait to be read and are older than half of what their topic keeps: engines say so of
 * events, and of alerts it follows from how long a channel has kept one waiting.
 *
 * @param alerts how long the alerts topic keeps alerts
 */
record RetentionNear(Duration alerts) implements Condition {

  private static final String NEAR = "retentionNear";
  private static final Pattern BEHIND = Pattern.compile("channel\\.([a-z0-9-]+)\\.behindSeconds");

  @Override
  public List<Finding> look(Situation now) {
    List<Finding> findings = new ArrayList<>();
    if (now.running("engine").stream()
        .anyMatch(engine -> engine.counters().getOrDefault(NEAR, 0L) > 0)) {
      findings.add(
          Finding.of(
              OwnRule.RETENTION_NEAR,
              "events",
              "The engines are so far behind that events they have yet to judge will soon be"
                  + " removed: add engines, or raise retention.ms of the events topic.",
              new Alert.Evidence("topic", "events")));
    }
    for (InstanceStatus sink : now.running("sink")) {
      for (Map.Entry<String, Long> counter : sink.counters().entrySet()) {
        Matcher name = BEHIND.matcher(counter.getKey());
        if (name.matches() && counter.getValue() > alerts.toSeconds() / 2) {
          findings.add(channel(name.group(1), counter.getValue()));
        }
      }
    }
    return findings;
  }

  private static Finding channel(String id, long seconds) {
    return Finding.of(
        OwnRule.RETENTION_NEAR,
        "channel-" + id,
        "An alert has waited for channel %s for %s and will soon be removed from the alerts topic unsent; the store keeps it. Repair the channel, or raise retention.ms of the alerts topic."
            .formatted(id, Spoken.duration(seconds)),
        new Alert.Evidence("channel", id),
        new Alert.Evidence("behindSeconds", Long.toString(seconds)));
  }
}
