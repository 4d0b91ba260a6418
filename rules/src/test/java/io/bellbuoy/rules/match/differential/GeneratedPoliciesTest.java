package io.bellbuoy.rules.match.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.match.PolicyCompilation.Compiled;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not generated is not tried: the generator reaches all of the language. */
final class GeneratedPoliciesTest {

  private static final List<TriedPolicy> POLICIES = new ArrayList<>();

  @BeforeAll
  static void generate() {
    for (long seed = 1; seed <= 150; seed++) {
      Chance chance = new Chance(seed);
      List<JsonObject> events = chance.times(2, new Events(chance)::event);
      TriedPolicies writer = new TriedPolicies(chance);
      POLICIES.add(writer.policy(events, writer.attributes(events)));
    }
  }

  @Test
  void everyAlternativeAndEveryTokenOfTheGrammarIsUsed() {
    GrammarUse use = new GrammarUse();
    rules().forEach(rule -> use.add(rule.condition().text()));

    assertThat(use.unusedAlternatives()).isEmpty();
    assertThat(use.unusedTokens()).isEmpty();
    assertThat(GrammarUse.allAlternatives()).hasSizeGreaterThan(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\[\\*\\]",
        "\\[\\]",
        "\\.#",
        "\\[0\\]",
        "\\[-1\\]",
        "\\.0",
        "\\['[^']*\\.[^']*'\\]",
        "\\[\\\\\"",
        "[a-z]\\\\\\\\\\.",
        "\\.\\*",
        "[a-zA-Z]\\.\\.[a-zA-Z]",
        "\\.\\.\\*",
        "\\(\"\\*",
        "\\(\"\\.\\.",
        "\\(\"\\$\\.",
        "\\(\"@\"\\)",
        "\\\\u[dD]8",
        "(any|all|none)\\(.*(any|all|none)\\(.*(any|all|none)\\("
      })
  void everyFormOfAPathIsUsed(String form) {
    Pattern pattern = Pattern.compile(form, Pattern.DOTALL);

    assertThat(rules()).anyMatch(rule -> pattern.matcher(rule.condition().text()).find());
  }

  @Test
  void policiesHaveEveryShape() {
    assertThat(POLICIES).anyMatch(policy -> policy.rules().size() == 1);
    assertThat(POLICIES).anyMatch(policy -> policy.rules().size() > 100);
    assertThat(POLICIES).extracting(TriedPolicy::match).contains(Policy.Match.values());
    assertThat(rules()).extracting(TriedRule::mode).contains(Policy.Mode.values());
    assertThat(rules())
        .anyMatch(rule -> !rule.enabled())
        .anyMatch(rule -> !rule.clusters().isEmpty())
        .anyMatch(rule -> rule.exceptions().size() == 2);
    assertThat(POLICIES)
        .flatExtracting(TriedPolicy::lists)
        .anyMatch(list -> list.members().size() > 1_000);
  }

  @Test
  void whatIsWrittenForAnEventIsAcceptedAndAnsweredBothWays() {
    DifferentialRun run = new DifferentialRun(Reading::of);
    for (long seed = 1; seed <= 25; seed++) {
      run.run(seed);
    }

    assertThat(run.refusedOfHundred()).isLessThan(3.0);
    assertThat(run.matchesOfHundred()).isBetween(20.0, 80.0);
  }

  @Test
  void aSeedIsAlwaysTheSameCase() {
    Chance one = new Chance(9);
    Chance other = new Chance(9);
    JsonObject event = new Events(one).event();

    assertThat(new Events(other).event()).isEqualTo(event);
    assertThat(new TriedPolicies(one).policy(List.of(event), Attributes.NONE))
        .isEqualTo(new TriedPolicies(other).policy(List.of(event), Attributes.NONE));
  }

  @Test
  void theYamlOfAPolicyIsThePolicy() {
    assertThat(POLICIES.stream().filter(p -> p.compile() instanceof Compiled).limit(40))
        .isNotEmpty()
        .allSatisfy(
            policy -> {
              var read = Differences.policy(policy.yaml());
              assertThat(read.rules())
                  .extracting(rule -> rule.entry().rule().expression())
                  .isEqualTo(
                      policy.rules().stream()
                          .filter(TriedRule::enabled)
                          .map(rule -> rule.condition().text())
                          .toList());
              assertThat(read.match()).isEqualTo(policy.match());
            });
  }

  private static List<TriedRule> rules() {
    return POLICIES.stream().flatMap(policy -> policy.rules().stream()).toList();
  }
}
