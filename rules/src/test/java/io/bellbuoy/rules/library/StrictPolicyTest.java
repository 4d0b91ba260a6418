package io.bellbuoy.rules.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StrictPolicyTest {

  @Test
  void everyRuleThatStandsForItselfIsInForce() {
    List<Policy.Entry> entries = Shipped.strict().effectivePolicy().rules();

    assertThat(entries)
        .extracting(Policy.Entry::id)
        .containsExactlyInAnyOrderElementsOf(
            Shipped.starter().rules().stream().map(Rule::id).toList());
    assertThat(entries)
        .filteredOn(entry -> !entry.enabled())
        .extracting(Policy.Entry::id)
        .containsExactlyInAnyOrder(
            "exec-or-attach-started", "unknown-user", "administrator-at-work");
    assertThat(entries).noneMatch(entry -> entry.mode() == Policy.Mode.SHADOW);
  }

  @Test
  void itReportsAllThatTheStarterPolicyDoesAndMore() {
    List<String> events = Samples.live("mixed");
    Map<String, Integer> strict = new Judge(Shipped.strict()).count(events);

    assertThat(strict).containsAllEntriesOf(new Judge(Shipped.starter()).count(events));
    assertThat(strict)
        .containsKeys(
            "secret-life ci-deployer", "config-map-life ci-deployer", "unauthenticated-request -");
  }

  @Test
  void bothPoliciesKeepTheSameOrder() {
    assertThat(Shipped.strict().effectivePolicy().rules())
        .extracting(Policy.Entry::id)
        .containsExactlyElementsOf(
            Shipped.starter().effectivePolicy().rules().stream().map(Policy.Entry::id).toList());
  }

  @Test
  void whatIsWorseIsReportedFirst() {
    Map<String, Rule> rules = new TreeMap<>();
    Shipped.starter().rules().forEach(rule -> rules.put(rule.id(), rule));
    List<Integer> severities =
        Shipped.starter().effectivePolicy().rules().stream()
            .filter(entry -> entry.mode() != Policy.Mode.IGNORE)
            // What only counts takes no event from the rules below.
            .filter(entry -> rules.get(entry.id()).threshold() == null)
            .map(entry -> -severity(rules.get(entry.id())))
            .toList();

    assertThat(severities).isSorted();
  }

  /** Greater for what is worse. */
  private static int severity(Rule rule) {
    return List.of(Severity.values()).indexOf(rule.severity());
  }
}
