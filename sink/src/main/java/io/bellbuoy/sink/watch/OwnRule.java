package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import java.util.List;

/** What we raise alerts about ourselves for. */
enum OwnRule {
  CLUSTER_SILENT("bellbuoy-cluster-silent", "A cluster is silent", Severity.HIGH),
  CHANNEL_BEHIND("bellbuoy-channel-behind", "A channel is behind", Severity.HIGH),
  DEAD_LETTERS("bellbuoy-dead-letters", "Records go to the dead letters", Severity.MEDIUM),
  POLICY_REFUSED("bellbuoy-policy-refused", "An engine refuses the policy", Severity.HIGH),
  RETENTION_NEAR(
      "bellbuoy-retention-near", "Records are near their removal unread", Severity.CRITICAL),
  STORM("bellbuoy-storm", "A rule raises a storm of alerts", Severity.MEDIUM);

  private final String id;
  private final String title;
  private final Severity severity;

  OwnRule(String id, String title, Severity severity) {
    this.id = id;
    this.title = title;
    this.severity = severity;
  }

  Alert.RuleReference reference() {
    return new Alert.RuleReference(id, title, severity, List.of(), List.of("bellbuoy"));
  }
}
