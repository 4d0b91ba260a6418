package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PolicyCompilation.Compiled;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is shipped, on what a real API server has written. */
final class ShippedLibraryBothTest {

  @ParameterizedTest
  @EnumSource(Policy.Match.class)
  void bothReadingsAnswerTheSameForRealEvents(Policy.Match match) {
    RuleFiles shipped = RuleFileReader.shipped();
    Policy starter = shipped.effectivePolicy();
    CompiledPolicy policy = policy(shipped, new Policy(match, starter.rules()));
    Differ differ = Differ.of(policy);

    List<String> events = Events.live();
    for (int i = 0; i < events.size(); i += 3) {
      assertThat(differ.difference(events.get(i).getBytes(UTF_8), Attributes.ofCluster("c")))
          .as(events.get(i))
          .isNull();
    }

    assertThat(differ.unreadable()).isZero();
    assertThat(differ.matches()).isPositive();
  }

  private static CompiledPolicy policy(RuleFiles shipped, Policy order) {
    RuleFiles files = new RuleFiles(shipped.lists(), shipped.rules(), order);
    return ((Compiled)
            PolicyCompiler.compile(files.snapshot(1, Instant.EPOCH, "", ""), files.listsByName()))
        .policy();
  }
}
