package io.bellbuoy.sink.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final WatchConfig CONFIG =
      new WatchConfig(true, Duration.ofMinutes(10), Duration.ofMinutes(5));

  private final List<ProducerRecord<String, byte[]>> written = new ArrayList<>();
  private final Map<String, InstanceStatus> services = new LinkedHashMap<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private long deadLetters = 7;
  private WatchState state = new WatchState("status");
  private Conditions conditions = new Conditions(CONFIG, Duration.ofDays(7));

  private void say(String service, Map<String, Long> counters, String... problems) {
    services.put(
        service, new InstanceStatus(service + "-1", service, now, 1, List.of(problems), counters));
  }

  private List<Alert> look() {
    services.replaceAll(
        (name, old) ->
            new InstanceStatus(
                old.instance(), old.service(), now, 1, old.problems(), old.counters()));
    List<Alert> raised =
        conditions.look(new Situation(now, services.values(), Set.of("prod"), deadLetters, state));
    written.addAll(state.unwritten());
    return raised;
  }

  private List<Alert> after(Duration duration) {
    now = now.plus(duration);
    return look();
  }

  /** Another watcher takes over with what the first has written. */
  private void restart() {
    state = new WatchState("status");
    written.forEach(record -> state.replay(record.key(), record.value()));
    conditions = new Conditions(CONFIG, Duration.ofDays(7));
  }

  private static List<String> rules(List<Alert> alerts) {
    return alerts.stream().map(alert -> alert.rule().id()).toList();
  }

  @Test
  void aChannelBehindIsRaisedOnceHoweverLongItLastsAndWhoeverWatches() {
    say("sink", Map.of("channel.pager.behindSeconds", 301L, "channel.pager.behind", 1234L));

    List<Alert> first = look();
    List<Alert> later = after(Duration.ofMinutes(30));
    restart();
    List<Alert> restarted = after(Duration.ofSeconds(5));

    assertThat(rules(first)).containsExactly("bellbuoy-channel-behind");
    assertThat(first.get(0).message()).contains("pager", "1,234 alerts", "5 minutes");
    assertThat(first.get(0).cluster()).isEqualTo("bellbuoy");
    assertThat(later).isEmpty();
    assertThat(restarted).isEmpty();
  }

  @Test
  void itIsAnotherOccurrenceOnceItHasBeenWellForAWhile() {
    say("sink", Map.of("channel.pager.behindSeconds", 301L));
    Alert first = look().get(0);
    say("sink", Map.of("channel.pager.behindSeconds", 0L));
    look();
    say("sink", Map.of("channel.pager.behindSeconds", 400L));

    assertThat(after(Duration.ofMinutes(5))).as("flapping").isEmpty();

    say("sink", Map.of("channel.pager.behindSeconds", 0L));
    after(Duration.ofMinutes(11));
    restart();
    say("sink", Map.of("channel.pager.behindSeconds", 400L));
    List<Alert> second = after(Duration.ofMinutes(1));
    assertThat(rules(second)).containsExactly("bellbuoy-channel-behind");
    assertThat(second.get(0).id()).isNotEqualTo(first.id());
  }

  @Test
  void whatAChannelHoldsBackOnPurposeIsNoTrouble() {
    say("sink", Map.of("channel.pager.behindSeconds", 9000L, "channel.pager.held", 1L));

    assertThat(look()).isEmpty();
  }

  @Test
  void deadLettersAreToldOfWhenTheyGrowAndWhatGrewWhileNobodyWatchedToo() {
    assertThat(look()).isEmpty();
    restart();
    deadLetters = 9;

    List<Alert> raised = after(Duration.ofMinutes(1));
    restart();

    assertThat(rules(raised)).containsExactly("bellbuoy-dead-letters");
    assertThat(raised.get(0).message()).contains("2 records");
    assertThat(after(Duration.ofMinutes(1))).isEmpty();
    deadLetters = 10;
    assertThat(after(Duration.ofMinutes(1))).as("the same occurrence").isEmpty();
    after(Duration.ofMinutes(11));
    deadLetters = 11;
    assertThat(rules(after(Duration.ofMinutes(1)))).containsExactly("bellbuoy-dead-letters");
  }

  @Test
  void aRefusedPolicyIsRaisedOnceForEachVersion() {
    say("engine", Map.of(), "policy version 8 cannot be used, version 7 stays in force: rule x");
    List<Alert> eight = look();
    say("engine", Map.of(), "policy version 9 cannot be used, version 7 stays in force: rule y");
    List<Alert> nine = after(Duration.ofMinutes(1));

    assertThat(rules(eight)).containsExactly("bellbuoy-policy-refused");
    assertThat(eight.get(0).message()).contains("engine-1", "policy version 8", "rule x");
    assertThat(rules(nine)).containsExactly("bellbuoy-policy-refused");
  }

  @Test
  void recordsNearTheirRemovalAreCriticalWhoeverHasNotReadThem() {
    say("engine", Map.of("retentionNear", 1L));
    say("sink", Map.of("channel.pager.behindSeconds", Duration.ofDays(4).toSeconds()));

    List<Alert> raised = look();

    assertThat(rules(raised))
        .containsExactlyInAnyOrder(
            "bellbuoy-retention-near", "bellbuoy-retention-near", "bellbuoy-channel-behind");
    assertThat(raised)
        .filteredOn(alert -> alert.rule().id().equals("bellbuoy-retention-near"))
        .allMatch(alert -> alert.rule().severity().text().equals("critical"));
  }

  @Test
  void aStormIsOfItsRuleAndItsCluster() {
    say("engine", Map.of("storm.prod.exec-in-pod", 512L));

    List<Alert> raised = look();

    assertThat(rules(raised)).containsExactly("bellbuoy-storm");
    assertThat(raised.get(0).cluster()).isEqualTo("prod");
    assertThat(raised.get(0).message()).contains("exec-in-pod", "512 folded");
  }

  @Test
  void whoHasBeenSilentForLongSaysNothing() {
    say("sink", Map.of("channel.pager.behindSeconds", 9000L));
    InstanceStatus old = services.values().iterator().next();
    now = now.plus(Duration.ofMinutes(5));

    assertThat(
            conditions.look(new Situation(now, List.of(old), Set.of("prod"), deadLetters, state)))
        .isEmpty();
  }

  @Test
  void whatCannotBeRememberedIsNoReasonToStop() {
    state.replay("watch/open/x/y", "no json".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    state.replay("watch/unknown", new byte[0]);

    assertThat(look()).isEmpty();
    assertThat(state.open()).isEmpty();
  }
}
