package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.InstanceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A published policy that an engine cannot use: it goes on judging by the one before. */
record PolicyRefused() implements Condition {

  private static final Pattern REFUSED =
      Pattern.compile("policy version (\\d+) cannot be used.*", Pattern.DOTALL);

  @Override
  public List<Finding> look(Situation now) {
    Map<String, Finding> byVersion = new TreeMap<>();
    for (InstanceStatus engine : now.running("engine")) {
      for (String problem : engine.problems()) {
        Matcher refused = REFUSED.matcher(problem);
        if (refused.find()) {
          String version = refused.group(1);
          byVersion.putIfAbsent(version, finding(version, engine.instance(), refused.group()));
        }
      }
    }
    return new ArrayList<>(byVersion.values());
  }

  private static Finding finding(String version, String engine, String problem) {
    return Finding.of(
        OwnRule.POLICY_REFUSED,
        "version-" + version,
        "Engine %s goes on with the policy it had: %s. Correct the rule and publish again, or roll back."
            .formatted(engine, problem),
        new Alert.Evidence("version", version),
        new Alert.Evidence("engine", engine));
  }
}
