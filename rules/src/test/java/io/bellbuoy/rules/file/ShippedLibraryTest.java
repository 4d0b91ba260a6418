package io.bellbuoy.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShippedLibraryTest {

  private static final RuleFiles SHIPPED = RuleFileReader.shipped();

  @Test
  void nothingIsWrongWithItNotEvenAWarning() {
    assertThat(RuleFileReader.read(List.of(), ShippedLibrary.files()).findings()).isEmpty();
  }

  @Test
  void everyTestOfItsRulesPasses() {
    assertThat(RuleTester.run(SHIPPED))
        .hasSizeGreaterThan(480)
        .allSatisfy(
            outcome ->
                assertThat(outcome.failure())
                    .as("%s: %s", outcome.ruleId(), outcome.test())
                    .isNull());
  }

  @Test
  void everyRuleHasTestsOfBothKinds() {
    assertThat(SHIPPED.rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.tests().stream().filter(Rule.Test::match).count())
                  .as(rule.id())
                  .isGreaterThanOrEqualTo(2);
              assertThat(rule.tests().stream().filter(test -> !test.match()).count())
                  .as(rule.id())
                  .isGreaterThanOrEqualTo(2);
            });
  }

  @Test
  void everyRuleThatAlertsTellsWhatToDo() {
    assertThat(SHIPPED.rules())
        .filteredOn(rule -> !rule.tags().contains("known-good"))
        .hasSize(90)
        .allSatisfy(
            rule -> {
              assertThat(rule.message()).contains("{user.username}");
              assertThat(rule.description()).isNotEmpty();
              assertThat(rule.attack()).isNotEmpty();
              assertThat(rule.runbook()).isNotEmpty();
              assertThat(rule.references()).isNotEmpty();
              assertThat(rule.falsePositives()).isNotEmpty();
            });
  }

  @Test
  void thePolicyNamesEveryRuleAndLetsKnownGoodThroughFirst() {
    Policy policy = SHIPPED.effectivePolicy();

    assertThat(policy.match()).isEqualTo(Policy.Match.FIRST);
    assertThat(policy.rules())
        .extracting(Policy.Entry::id)
        .containsExactlyInAnyOrderElementsOf(SHIPPED.rules().stream().map(Rule::id).toList());
    assertThat(policy.rules().subList(0, 4))
        .allSatisfy(entry -> assertThat(entry.mode()).isEqualTo(Policy.Mode.IGNORE));
  }
}
