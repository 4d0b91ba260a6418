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

  private final Alert.RuleReference reference;

  OwnRule(String id, String name, Severity severity) {
    reference = new Alert.RuleReference(id, name, severity, List.of(), List.of("bellbuoy"));
  }

  Alert.RuleReference reference() {
    return reference;
  }
}
