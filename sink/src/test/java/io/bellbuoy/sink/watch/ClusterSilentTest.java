package io.bellbuoy.sink.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ClusterSilentTest {

  private final List<ProducerRecord<String, byte[]>> written = new ArrayList<>();
  private ClusterSilent condition = new ClusterSilent(Duration.ofMinutes(10));
  private WatchState state = new WatchState("status");
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private long lastSeen;
  private boolean listening = true;
  private Set<String> clusters = Set.of("prod");

  private List<Finding> look() {
    List<InstanceStatus> services =
        listening
            ? List.of(
                new InstanceStatus(
                    "ingest-1", "ingest", now, 0, List.of(), Map.of("lastSeen.prod", lastSeen)))
            : List.of();
    List<Finding> findings = condition.look(new Situation(now, services, clusters, 0, state));
    written.addAll(state.unwritten());
    return findings;
  }

  /** Events come every so often, for so long. */
  private void sends(Duration every, Duration length) {
    Instant end = now.plus(length);
    while (now.isBefore(end)) {
      now = now.plus(every);
      lastSeen = now.getEpochSecond();
      assertThat(look()).isEmpty();
    }
  }

  private List<Finding> silentFor(Duration duration) {
    Instant end = now.plus(duration);
    List<Finding> findings = List.of();
    while (now.isBefore(end)) {
      now = now.plusSeconds(30);
      findings = look();
    }
    return findings;
  }

  private void restart() {
    state = new WatchState("status");
    written.forEach(record -> state.replay(record.key(), record.value()));
    condition = new ClusterSilent(Duration.ofMinutes(10));
  }

  @Test
  void aLivelyClusterIsMissedAfterTheLeastSilence() {
    sends(Duration.ofSeconds(5), Duration.ofHours(2));

    assertThat(silentFor(Duration.ofMinutes(10))).isEmpty();
    List<Finding> findings = silentFor(Duration.ofMinutes(1));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).cluster()).isEqualTo("prod");
    assertThat(findings.get(0).message())
        .contains("Cluster prod", "never silent for more than 5 s");
  }

  @Test
  void aQuietOneOnlyAfterTwiceItsLongestSilence() {
    sends(Duration.ofMinutes(30), Duration.ofDays(1));

    assertThat(silentFor(Duration.ofMinutes(60))).isEmpty();
    assertThat(silentFor(Duration.ofMinutes(2))).hasSize(1);
  }

  @Test
  void whatIsUsualOutlivesARestartOfTheWatcher() {
    sends(Duration.ofMinutes(30), Duration.ofDays(1));
    restart();

    assertThat(silentFor(Duration.ofMinutes(59))).isEmpty();
    assertThat(silentFor(Duration.ofMinutes(3))).hasSize(1);
  }

  @Test
  void nothingIsSaidOfOneThatIsNewGoneOrHasNeverSent() {
    assertThat(silentFor(Duration.ofDays(1))).as("never sent").isEmpty();
    sends(Duration.ofSeconds(5), Duration.ofMinutes(30));
    assertThat(silentFor(Duration.ofHours(5))).as("new").isEmpty();
    sends(Duration.ofSeconds(5), Duration.ofHours(2));
    clusters = Set.of();
    assertThat(silentFor(Duration.ofHours(15))).as("gone").isEmpty();
  }

  @Test
  void whileNoIngestServiceRunsItIsNotTheClusterThatIsSilent() {
    sends(Duration.ofSeconds(5), Duration.ofHours(2));
    listening = false;
    assertThat(silentFor(Duration.ofHours(1))).isEmpty();
    listening = true;
    lastSeen = 0;

    assertThat(silentFor(Duration.ofMinutes(9))).as("it has just come back").isEmpty();
    assertThat(silentFor(Duration.ofMinutes(3))).hasSize(1);
  }

  @Test
  void anOutageThatWasAlertedIsNoCustom() {
    sends(Duration.ofSeconds(5), Duration.ofHours(2));
    assertThat(silentFor(Duration.ofHours(3))).hasSize(1);
    state.open("bellbuoy-cluster-silent/prod", new WatchState.Open("id", now));
    sends(Duration.ofSeconds(5), Duration.ofMinutes(1));
    state.over("bellbuoy-cluster-silent/prod");

    assertThat(silentFor(Duration.ofMinutes(11))).hasSize(1);
  }
}
