package io.bellbuoy.console.trial;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.trial.TrialReport.Hour;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.RuleCompiler;
import io.bellbuoy.schemas.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoiseTest {

  private static final Instant FROM = Instant.parse("2026-01-01T10:30:00Z");
  private static final Instant TO = Instant.parse("2026-01-01T13:10:00Z");

  private final Noise noise = new Noise(Redactor.standard(), FROM, TO);
  private final CompiledRule rule =
      requireNonNull(
          RuleCompiler.compile(
                  Drafts.rule("true", "{user.username} did {requestObject.data.k}"), Map.of())
              .rule());

  @Test
  void everyHourIsToldAlsoAQuietOne() {
    noise.scanned(at("2026-01-01T10:59:59Z"));
    noise.scanned(at("2026-01-01T12:00:00Z"));
    match("2026-01-01T12:00:00Z", "alice", "n", "");

    assertThat(noise.byHour())
        .containsExactly(
            new Hour(Instant.parse("2026-01-01T10:00:00Z"), 0, 1),
            new Hour(Instant.parse("2026-01-01T11:00:00Z"), 0, 0),
            new Hour(Instant.parse("2026-01-01T12:00:00Z"), 1, 1),
            new Hour(Instant.parse("2026-01-01T13:00:00Z"), 0, 0));
  }

  @Test
  void whatABrokersClockPutsOutsideCountsAtTheEdge() {
    noise.scanned(at("2025-01-01T00:00:00Z"));
    noise.scanned(at("2027-01-01T00:00:00Z"));

    assertThat(noise.byHour()).hasSize(4).extracting(Hour::scanned).containsExactly(1L, 0L, 0L, 1L);
  }

  @Test
  void usersAndNamespacesAreCountedAndNoneIsADash() {
    match("2026-01-01T11:00:00Z", "alice", "n1", "");
    match("2026-01-01T11:00:00Z", "alice", "", "");

    assertThat(noise.byUser()).containsExactly(new Tally.Count("alice", 2));
    assertThat(noise.byNamespace())
        .containsExactly(new Tally.Count("-", 1), new Tally.Count("n1", 1));
  }

  @Test
  void theSampleIsBoundedAndDrawnFromAllMatches() {
    for (int i = 0; i < 2000; i++) {
      match("2026-01-01T11:00:00Z", "u" + i, "n", "");
    }

    assertThat(noise.matched()).isEqualTo(2000);
    assertThat(noise.sample())
        .hasSize(20)
        .extracting(TrialReport.Match::user)
        .doesNotHaveDuplicates();
    assertThat(noise.sample())
        .as("that all of 20 are among the first 200 of 2000 happens once in 10^20")
        .anySatisfy(
            match ->
                assertThat(Integer.parseInt(requireNonNull(match.user()).substring(1)))
                    .isGreaterThan(199));
  }

  @Test
  void aSampleHoldsNoSecretAndNothingLarge() {
    match(
        "2026-01-01T11:00:00Z",
        "alice",
        "n",
        "\"requestObject\":{\"kind\":\"Secret\",\"data\":{\"k\":\"canary\"}}");
    match("2026-01-01T11:00:00Z", "x".repeat(20_000), "n", "");

    assertThat(noise.sample().toString()).doesNotContain("canary");
    assertThat(noise.sample().get(0).message()).isEqualTo("alice did [redacted]");
    assertThat(requireNonNull(noise.sample().get(0).event()).text()).contains("[redacted]");
    assertThat(noise.sample().get(1).user()).hasSize(256).endsWith("…");
    assertThat(noise.sample().get(1).event()).isNull();
    assertThat(noise.sample().get(1).evidence()).isEmpty();
  }

  @Test
  void eachOfTheSampleSaysWhichValuesDecided() {
    Rule draft = Drafts.rule("jpath(\"verb\") = \"get\"", "");
    CompiledRule verb = requireNonNull(RuleCompiler.compile(draft, Map.of()).rule());

    String event = Drafts.json("get", "alice", "n1", "");
    noise.matched(verb, Drafts.event(event), at("2026-01-01T11:00:00Z"));

    List<Asked> evidence = noise.sample().get(0).evidence();
    assertThat(evidence).containsExactly(new Asked("verb", "get", null, true));
  }

  private void match(String time, String user, String namespace, String more) {
    noise.matched(rule, Drafts.event(Drafts.json("get", user, namespace, more)), at(time));
  }

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
