package io.bellbuoy.console.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterRatesTest {

  private Instant now = Instant.parse("2026-01-01T12:00:30Z");
  private final Map<String, InstanceStatus> instances = new HashMap<>();
  private final ClusterRates rates =
      new ClusterRates(
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });

  private void report(String instance, long events) {
    Map<String, Long> counters =
        Map.of("events.prod", events, "lastSeen.prod", now.getEpochSecond(), "bytes", 9L);
    instances.put(instance, new InstanceStatus(instance, "ingest", now, 0, List.of(), counters));
    rates.onChange(StatusImage.EMPTY.delta(), new StatusImage(instances));
  }

  @Test
  void whatWasCountedBeforeIsNoRate() {
    report("i1", 1000);

    assertThat(rates.perMinute("prod")).containsExactly(0L);
    assertThat(rates.lastEvent("prod")).isEqualTo(now);
    assertThat(rates.lastEvent("other")).isNull();
  }

  @Test
  void aClusterThatWasHeardAndSaysNothingIsSilentAfterAWhile() {
    report("i1", 1);
    now = now.plusSeconds(14 * 60);
    assertThat(rates.isSilent("prod")).isFalse();

    now = now.plusSeconds(2 * 60);
    assertThat(rates.isSilent("prod")).isTrue();
    assertThat(rates.isSilent("other")).as("one that never sent").isFalse();
  }

  @Test
  void instancesAddUpMinuteByMinute() {
    report("i1", 10);
    report("i2", 20);
    report("i1", 15);
    now = now.plusSeconds(60);
    report("i1", 16);
    report("i2", 22);

    assertThat(rates.perMinute("prod")).containsExactly(5L, 3L);
  }

  @Test
  void anInstanceThatBeginsAnewDoesNotCountBackwards() {
    report("i1", 50);
    report("i1", 3);
    report("i1", 5);

    assertThat(rates.perMinute("prod")).containsExactly(2L);
  }

  private void tell(String service, Map<String, Long> counters) {
    instances.put(service, new InstanceStatus(service, service, now, 1, List.of(), counters));
    rates.onChange(StatusImage.EMPTY.delta(), new StatusImage(instances));
  }

  @Test
  void whatIngestDidNotTakeIsCountedForAnHour() {
    tell("ingest", Map.of("refused.prod", 7L));
    tell("ingest", Map.of("refused.prod", 9L, "unusable.prod", 4L, "refused.dev", 1L));

    assertThat(rates.refusedRequests("prod")).isEqualTo(2);
    assertThat(rates.unusableEvents("prod"))
        .as("a counter that appears later began at nothing")
        .isEqualTo(4);
    assertThat(rates.refusedRequests("dev")).isEqualTo(1);
    assertThat(rates.refusedRequests("other")).isZero();

    now = now.plusSeconds(3601);
    assertThat(rates.refusedRequests("prod")).isZero();
  }

  @Test
  void anEngineThatJudgesSaysHowLongEventsWaitForIt() {
    tell("ingest", Map.of("acknowledged.prod", now.toEpochMilli()));
    assertThat(rates.lag("prod")).as("nothing is known of an engine").isNull();

    tell("engine", Map.of("judged.prod", now.toEpochMilli(), "delay.prod", 85L));
    assertThat(rates.lag("prod")).isEqualTo(Duration.ofMillis(85));

    tell("other", Map.of("judged.prod", now.toEpochMilli() - 900, "delay.prod", 1300L));
    assertThat(rates.lag("prod")).isEqualTo(Duration.ofMillis(1300));
  }

  @Test
  void theWaitForAnEngineThatStandsStillGrowsWithTheFirstUnjudgedEvent() {
    long judged = now.toEpochMilli();
    tell("engine", Map.of("judged.prod", judged, "delay.prod", 20L));
    tell("ingest", Map.of("acknowledged.prod", judged));
    now = now.plusSeconds(3600);
    tell("ingest", Map.of("acknowledged.prod", now.toEpochMilli()));
    assertThat(rates.lag("prod")).as("an idle cluster lags not").isZero();

    now = now.plusSeconds(30);
    tell("ingest", Map.of("acknowledged.prod", now.toEpochMilli() - 1000));
    assertThat(rates.lag("prod")).isEqualTo(Duration.ofSeconds(30));

    tell("engine", Map.of("judged.prod", now.toEpochMilli() - 1000, "delay.prod", 29_000L));
    assertThat(rates.lag("prod")).isEqualTo(Duration.ofSeconds(29));
  }

  @Test
  void anHourIsKept() {
    report("i1", 1);
    report("i1", 2);
    now = now.plusSeconds(2 * 3600);
    report("i1", 3);

    assertThat(rates.perMinute("prod")).hasSize(60).endsWith(1L).startsWith(0L);
  }
}
