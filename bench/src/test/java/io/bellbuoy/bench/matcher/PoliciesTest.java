package io.bellbuoy.bench.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page says of the rules that are measured. */
class PoliciesTest {

  @ParameterizedTest
  @EnumSource(PolicyShape.class)
  void everyRuleIsAnotherOne(PolicyShape shape) {
    assertThat(texts(shape, 1_000)).hasSize(1_000).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(PolicyShape.class)
  void aLargerPolicyBeginsAsASmallerOne(PolicyShape shape) {
    assertThat(texts(shape, 100).subList(0, 10)).isEqualTo(texts(shape, 10));
  }

  @Test
  void oneRuleInTwelveOfTheLibraryReadsEveryEventToItsEnd() {
    assertThat(ungated(PolicyShape.LIBRARY, 1)).isEqualTo(1);
    assertThat(ungated(PolicyShape.LIBRARY, 12)).isEqualTo(1);
    assertThat(ungated(PolicyShape.LIBRARY, 96)).isEqualTo(8);
  }

  @Test
  void ofTheGatedRulesNoneDoesAndOfTheUngatedAll() {
    assertThat(ungated(PolicyShape.GATED, 100)).isZero();
    assertThat(ungated(PolicyShape.UNGATED, 100)).isEqualTo(100);
  }

  @Test
  void eventsComeInTurnsForEver() {
    byte[] first = {1};
    byte[] second = {2};
    Turns turns = new Turns(List.of(first, second));
    assertThat(List.of(turns.next(), turns.next(), turns.next()))
        .containsExactly(first, second, first);
  }

  private static List<String> texts(PolicyShape shape, int rules) {
    PolicySnapshot policy = Policies.snapshot(shape, rules, Policy.Match.FIRST);
    return policy.rules().stream().map(PolicySnapshot.Entry::rule).map(Rule::expression).toList();
  }

  private static int ungated(PolicyShape shape, int rules) {
    CompiledPolicy policy = Policies.compiled(shape, rules, Policy.Match.FIRST);
    return policy.readingCosts().size();
  }
}
