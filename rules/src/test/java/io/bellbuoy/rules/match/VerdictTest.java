package io.bellbuoy.rules.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Policy.Match;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VerdictTest {

  private static final CompiledRule RULE =
      Policies.policy(Match.FIRST, Policies.alert("a", "true")).rules().get(0);

  @Test
  void whatCouldNotBeReadCannotHaveMatched() {
    assertThatThrownBy(() -> new Verdict(List.of(RULE), List.of(), List.of(), null, "broken"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Verdict(List.of(), List.of(RULE), List.of(), null, "broken"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Verdict(List.of(), List.of(), List.of(RULE), null, "broken"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Verdict(List.of(), List.of(), List.of(), RULE, "broken"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Verdict.unreadable("broken").unreadable()).isEqualTo("broken");
  }

  @Test
  void aVerdictDoesNotChange() {
    List<CompiledRule> rules = new ArrayList<>(List.of(RULE));
    Verdict verdict = new Verdict(rules, rules, rules, null, null);

    rules.clear();

    assertThat(verdict.alerts()).containsExactly(RULE);
    assertThat(verdict.counted()).containsExactly(RULE);
    assertThat(verdict.shadows()).containsExactly(RULE);
  }
}
