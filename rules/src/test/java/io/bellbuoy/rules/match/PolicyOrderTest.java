package io.bellbuoy.rules.match;

import static io.bellbuoy.rules.match.Policies.entry;
import static io.bellbuoy.rules.match.Policies.ids;
import static io.bellbuoy.rules.match.Policies.json;
import static io.bellbuoy.rules.match.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy.Match;
import io.bellbuoy.schemas.Policy.Mode;
import io.bellbuoy.schemas.PolicySnapshot.Entry;
import io.bellbuoy.schemas.Rule.ExceptionClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random policies over events that are nothing but a set of letters, held against the three
 * sentences that say what modes do.
 */
final class PolicyOrderTest {

  private static final String LETTERS = "abcd";
  private static final List<Mode> MODES = List.of(Mode.ALERT, Mode.IGNORE, Mode.SHADOW);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyPolicyDoesWhatItsModesSay(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      List<Asked> rules = rules(random);
      Match match = random.nextBoolean() ? Match.FIRST : Match.ALL;
      CompiledPolicy policy =
          Policies.policy(match, rules.stream().map(Asked::entry).toArray(Entry[]::new));
      for (int event = 0; event < 16; event++) {
        String letters = letters(event);
        String cluster = random.nextBoolean() ? "prod" : "test";

        Verdict verdict =
            policy.assess(json("{'user':'" + letters + "'}"), Attributes.ofCluster(cluster));

        Expected expected = expected(match, rules, letters, cluster);
        assertThat(ids(verdict.alerts())).isEqualTo(expected.alerts());
        assertThat(ids(verdict.shadows())).isEqualTo(expected.shadows());
        assertThat(verdict.ignoredBy() == null ? "" : verdict.ignoredBy().entry().rule().id())
            .isEqualTo(expected.ignoredBy());
      }
    }
  }

  /** The plain reading of the three modes. */
  private static Expected expected(Match match, List<Asked> rules, String event, String cluster) {
    List<String> alerts = new ArrayList<>();
    List<String> shadows = new ArrayList<>();
    for (Asked rule : rules) {
      String id = rule.entry().rule().id();
      if (rule.holds(event, cluster)) {
        if (rule.entry().mode() == Mode.IGNORE) {
          return new Expected(alerts, shadows, id);
        }
        (rule.entry().mode() == Mode.SHADOW ? shadows : alerts).add(id);
        if (rule.entry().mode() == Mode.ALERT && match == Match.FIRST) {
          break;
        }
      }
    }
    return new Expected(alerts, shadows, "");
  }

  private static List<Asked> rules(Random random) {
    List<Asked> rules = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      String wanted = String.valueOf(LETTERS.charAt(random.nextInt(4)));
      String except =
          random.nextInt(3) == 0 ? String.valueOf(LETTERS.charAt(random.nextInt(4))) : "";
      String glob = random.nextInt(3) == 0 ? "p*" : "";
      ExceptionClause[] exceptions =
          except.isEmpty()
              ? new ExceptionClause[0]
              : new ExceptionClause[] {new ExceptionClause("x", has(except))};
      Mode mode = MODES.get(random.nextInt(3));
      String[] clusters = glob.isEmpty() ? new String[0] : new String[] {glob};
      Entry entry = entry(rule("r" + i, has(wanted), exceptions), mode, clusters);
      rules.add(new Asked(entry, wanted, except));
    }
    return rules;
  }

  private static String has(String letter) {
    return "jpath(\"user\") contains \"" + letter + "\"";
  }

  private static String letters(int bits) {
    StringBuilder letters = new StringBuilder("-");
    for (int i = 0; i < 4; i++) {
      if ((bits >> i & 1) == 1) {
        letters.append(LETTERS.charAt(i));
      }
    }
    return letters.toString();
  }

  private record Asked(Entry entry, String wanted, String except) {

    boolean holds(String event, String cluster) {
      return event.contains(wanted)
          && (except.isEmpty() || !event.contains(except))
          && (entry.clusters().isEmpty() || cluster.startsWith("p"));
    }
  }

  private record Expected(List<String> alerts, List<String> shadows, String ignoredBy) {}
}
