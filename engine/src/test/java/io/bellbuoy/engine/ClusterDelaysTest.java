package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.AuditEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClusterDelaysTest {

  private final HandClock clock = new HandClock();
  private final ClusterDelays delays = new ClusterDelays(clock);

  private void judge(String cluster, Duration waited) {
    Instant receivedAt = clock.instant().minus(waited);
    delays.judged(
        new AuditEvent("e", "a", Attributes.ofCluster(cluster), receivedAt, new byte[] {'{', '}'}));
  }

  private Map<String, Long> totals() {
    Map<String, Long> totals = new TreeMap<>();
    delays.addTo(totals);
    return totals;
  }

  @Test
  void theNewestJudgedEventAndTheLongestWaitAreTold() {
    judge("prod", Duration.ofMillis(20));
    judge("prod", Duration.ofMillis(900));
    judge("dev", Duration.ofMillis(5));

    long now = clock.millis();
    assertThat(totals())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "judged.prod",
                now - 20,
                "delay.prod",
                900L,
                "judged.dev",
                now - 5,
                "delay.dev",
                5L));
  }

  @Test
  void aWaitIsForgottenAfterTheNextSecond() {
    judge("prod", Duration.ofSeconds(7));
    clock.forward(Duration.ofSeconds(1));
    judge("prod", Duration.ofMillis(3));
    assertThat(totals()).containsEntry("delay.prod", 7000L);

    clock.forward(Duration.ofSeconds(1));
    assertThat(totals()).containsEntry("delay.prod", 3L);

    clock.forward(Duration.ofSeconds(5));
    assertThat(totals())
        .containsEntry("delay.prod", 0L)
        .containsEntry("judged.prod", clock.millis() - 6003);
  }

  @Test
  void clocksThatDifferMakeNoNegativeWait() {
    judge("prod", Duration.ofSeconds(-2));

    assertThat(totals()).containsEntry("delay.prod", 0L);
  }

  @Test
  void namesThatSomebodyMadeUpAreBounded() {
    for (int i = 0; i < 10_500; i++) {
      judge("made-up-" + i, Duration.ZERO);
    }
    judge("made-up-7", Duration.ofSeconds(1));

    assertThat(totals()).hasSize(20_000).containsEntry("delay.made-up-7", 1000L);
  }
}
