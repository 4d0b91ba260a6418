package io.bellbuoy.rules.match.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PlainReading;
import io.bellbuoy.rules.match.PolicyCompilation.Compiled;
import io.bellbuoy.rules.match.differential.LanguageCases.LanguageCase;
import io.bellbuoy.schemas.Policy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The definition of the language holds for both readings of a policy. */
final class LanguageCasesTest {

  static List<LanguageCase> cases() {
    return LanguageCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bothReadingsAnswerAsTheDefinitionSays(LanguageCase one) {
    TriedCase tried = one.tried();
    CompiledPolicy policy = ((Compiled) tried.policy().compile()).policy();
    PlainReading plain = new PlainReading(policy.match(), policy.rules());

    assertThat(policy.assess(tried.event(), tried.attributes()).alerts())
        .hasSize(one.matches() ? 1 : 0);
    assertThat(plain.assess(tried.event(), tried.attributes()).alerts())
        .hasSize(one.matches() ? 1 : 0);
  }

  @Test
  void allCasesInOnePolicyAnswerAsTheyDoAlone() {
    List<TriedRule> rules = new ArrayList<>();
    for (LanguageCase one : cases()) {
      if (one.tried().policy().lists().isEmpty()) {
        Phrase condition = one.tried().policy().rules().get(0).condition();
        rules.add(
            new TriedRule(
                "r" + rules.size(), condition, List.of(), Policy.Mode.SHADOW, true, List.of()));
      }
    }
    TriedPolicy all = new TriedPolicy(Policy.Match.ALL, rules, List.of());
    Differ differ = Differ.of(((Compiled) all.compile()).policy());

    for (LanguageCase one : cases()) {
      for (byte[] event : LanguageCases.events().values()) {
        assertThat(differ.difference(event, one.tried().attributes())).isNull();
      }
    }
    assertThat(rules).hasSizeGreaterThan(100);
    assertThat(differ.matches()).isBetween(differ.answers() / 10, differ.answers() * 9 / 10);
  }
}
