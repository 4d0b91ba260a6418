package io.bellbuoy.bench.stream;

import io.bellbuoy.bench.matcher.Policies;
import io.bellbuoy.bench.matcher.PolicyShape;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.util.List;

/** An installation whose policy has a hundred rules shaped like the shipped library. */
final class Policy100 {

  private static final int RULES = 100;

  private Policy100() {}

  /** Makes the topics and publishes the policy. */
  static void publish(KafkaConfig kafka) {
    TopicInstaller.install(kafka);
    List<Rule> rules =
        Policies.snapshot(PolicyShape.LIBRARY, RULES, Policy.Match.FIRST).rules().stream()
            .map(PolicySnapshot.Entry::rule)
            .toList();
    try (RegistryWriter writer = new RegistryWriter(kafka)) {
      writer.apply(new RuleFiles(List.of(), rules, null), "bench", "");
    }
  }
}
