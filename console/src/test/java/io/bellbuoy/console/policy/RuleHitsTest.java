package io.bellbuoy.console.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleHitsTest {

  @Test
  void engineCountsAreAddedUpAndTheLatestHitCounts() {
    StatusImage image =
        new StatusImage(
            Map.of(
                "e1",
                status("e1", "engine", Map.of("rule.a.matches", 2L, "rule.a.last", 5000L)),
                "e2",
                status(
                    "e2",
                    "engine",
                    Map.of("rule.a.ignored", 3L, "rule.a.last", 4000L, "rule.b.shadow", 1L)),
                "s1",
                status("s1", "sink", Map.of("rule.a.matches", 99L))));

    Map<String, RuleHits> hits = RuleHits.of(image);

    assertThat(hits.get("a")).isEqualTo(new RuleHits(5, 0, Instant.ofEpochSecond(5)));
    assertThat(hits.get("b")).isEqualTo(new RuleHits(0, 1, null));
    assertThat(hits).hasSize(2);
  }

  private static InstanceStatus status(String name, String service, Map<String, Long> counters) {
    return new InstanceStatus(name, service, Instant.EPOCH, 1, List.of(), counters);
  }
}
