package io.bellbuoy.rules.match.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Attributes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test has teeth: who reads events wrongly is found out within few seeds. */
final class DifferTest {

  private static final int SEEDS = 300;

  static List<Mistake> mistakes() {
    return Mistake.all();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aReadingThatMakesAMistakeIsFoundOut(Mistake mistake) {
    assertThat(seedsUntilFound(policy -> BrokenReading.of(policy, mistake.misread())))
        .isLessThanOrEqualTo(SEEDS);
  }

  @Test
  void aReadingThatLosesAShadowIsFoundOut() {
    assertThat(seedsUntilFound(policy -> judging(policy, DifferTest::withoutFirstShadow)))
        .isLessThanOrEqualTo(SEEDS);
  }

  @Test
  void aReadingThatForgetsWhoIgnoredTheEventIsFoundOut() {
    assertThat(
            seedsUntilFound(
                policy ->
                    judging(
                        policy,
                        v ->
                            new Verdict(
                                v.alerts(), v.counted(), v.shadows(), null, v.unreadable()))))
        .isLessThanOrEqualTo(SEEDS);
  }

  @Test
  void aReadingThatThrowsIsFoundOut() {
    assertThat(
            seedsUntilFound(
                policy ->
                    judging(
                        policy,
                        verdict -> {
                          throw new IllegalStateException("ouch");
                        })))
        .isEqualTo(1);
  }

  @Test
  void whatIsFoundIsMadeSmallAndCanBePasted() throws IOException {
    Mistake mistake = Mistake.all().get(0);
    DifferentialRun run =
        new DifferentialRun(policy -> BrokenReading.of(policy, mistake.misread()));
    String report = null;
    for (long seed = 1; report == null; seed++) {
      report = run.run(seed);
    }

    assertThat(report).startsWith("seed ").contains("the policy, in short:");
    String line = report.strip().lines().reduce("", (earlier, later) -> later);
    Differences.Known pasted = Differences.known(new ObjectMapper().readTree(line));
    assertThat(Differences.policy(pasted.yaml()).rules()).hasSize(1);
    assertThat(pasted.event().length).isLessThan(200);
  }

  /** How many seeds it takes. */
  private static int seedsUntilFound(Function<CompiledPolicy, Reading> broken) {
    DifferentialRun run = new DifferentialRun(broken).withoutShrinking();
    int seed = 1;
    while (seed <= SEEDS && run.run(seed) == null) {
      seed++;
    }
    return seed;
  }

  private static Verdict withoutFirstShadow(Verdict verdict) {
    List<CompiledRule> shadows = new ArrayList<>(verdict.shadows());
    if (!shadows.isEmpty()) {
      shadows.remove(0);
    }
    return new Verdict(
        verdict.alerts(), verdict.counted(), shadows, verdict.ignoredBy(), verdict.unreadable());
  }

  private static Reading judging(CompiledPolicy policy, Function<Verdict, Verdict> spoiled) {
    Reading good = Reading.of(policy);
    return new Reading() {
      @Override
      public Verdict assess(byte[] event, Attributes attributes) {
        return spoiled.apply(good.assess(event, attributes));
      }

      @Override
      public List<CompiledRule> matching(byte[] event, Attributes attributes) {
        return good.matching(event, attributes);
      }
    };
  }
}
