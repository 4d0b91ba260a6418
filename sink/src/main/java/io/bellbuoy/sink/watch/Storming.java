package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.InstanceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A rule that raises more alerts in a cluster than are kept one by one: engines fold them. */
record Storming() implements Condition {

  /** Followed by the cluster, a full stop and the rule; ids have none. */
  private static final String STORM = "storm.";

  @Override
  public List<Finding> look(Situation now) {
    Map<String, Long> folded = new TreeMap<>();
    for (InstanceStatus engine : now.running("engine")) {
      engine
          .counters()
          .forEach(
              (name, value) -> {
                if (name.startsWith(STORM) && value > 0) {
                  folded.merge(name.substring(STORM.length()), value, Long::sum);
                }
              });
    }
    List<Finding> findings = new ArrayList<>();
    folded.forEach(
        (subject, count) -> {
          String[] parts = subject.split("\\.", 2);
          if (parts.length == 2) {
            findings.add(finding(subject, parts[0], parts[1], count));
          }
        });
    return findings;
  }

  private static Finding finding(String subject, String cluster, String rule, long count) {
    return new Finding(
        OwnRule.STORM,
        subject,
        cluster,
        "Rule %s raises more alerts in cluster %s than are kept one by one (%,d folded so far): for as long as that lasts one summary a minute has their count. Look for what changed there, or add an exception to the rule."
            .formatted(rule, cluster, count),
        List.of(new Alert.Evidence("rule", rule)));
  }
}
