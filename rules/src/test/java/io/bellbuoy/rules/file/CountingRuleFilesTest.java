package io.bellbuoy.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Span;
import io.bellbuoy.schemas.Suppression;
import io.bellbuoy.schemas.Threshold;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that count, from the file to their tests. */
final class CountingRuleFilesTest {

  private static final String RULE =
      """
      rules:
        - id: burst
          name: Burst
          severity: high
          expression: jpath("verb") = "get"
      """;

  @Test
  void aThresholdAndASuppressionAreReadAndWrittenBack() {
    Rule rule =
        rule(
            """
                threshold: {count: 10, within: 5m, by: [user.username, cluster], distinct: objectRef.name}
                suppress: {for: 1h}
            """);

    assertThat(rule.threshold())
        .isEqualTo(
            new Threshold(
                10, Span.of("5m"), List.of("user.username", "cluster"), "objectRef.name"));
    assertThat(rule.suppress()).isEqualTo(new Suppression(Span.of("1h"), List.of()));
    assertThat(rewritten(rule)).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threshold: {count: 1, within: 5m} | count must be a number from 2 to 1000, not `1`",
        "threshold: {count: 2} | the threshold has no `within`",
        "threshold: {within: 5m} | the threshold has no `count`",
        "threshold: {count: 2, within: 5} | within must be from 1s to 31d",
        "threshold: {count: 2, within: 5m, by: user} | by must be a list",
        "threshold: {count: 2, within: 5m, window: 1} | unknown key `window`",
        "threshold: {count: 2, within: 5m, by: ['a[']} | a[",
        "threshold: {count: 2, within: 5m, distinct: '..'} | ..",
        "threshold: 10 | a threshold must be a mapping",
        "suppress: {by: [verb]} | suppress has no `for`",
        "suppress: {for: 40d} | for must be from 1s to 31d",
        "tests: [{match: true, event: {verb: get}, repeat: 3}] | `repeat` and `every` belong",
        "tests: [{match: true, event: {verb: get}, repeat: 3, every: 1s}] | no `stageTimestamp`",
      })
  void whatIsWrongIsSaidWithItsPlace(String line, String message) {
    RuleFileResult result = read(RULE + "    " + line + "\n");

    assertThat(result.findings().toString()).contains(message.strip()).contains("6");
  }

  @Test
  void theTestsOfARuleThatCountsAskItsCount() {
    RuleFiles files =
        files(
            RULE
                + """
                    threshold: {count: 3, within: 1m, by: [user.username]}
                    tests:
                      - {name: two, match: false, event: {verb: get, user: {username: eve}, stageTimestamp: "2026-03-01T12:00:00Z"}, repeat: 2, every: 10s}
                      - {name: three, match: true, event: {verb: get, user: {username: eve}, stageTimestamp: "2026-03-01T12:00:00Z"}, repeat: 3, every: 10s}
                      - {name: three too far apart, match: false, event: {verb: get, user: {username: eve}, stageTimestamp: "2026-03-01T12:00:00Z"}, repeat: 3, every: 30s}
                      - name: three of different users
                        match: false
                        event: {verb: get, user: {username: eve}, stageTimestamp: "2026-03-01T12:00:00Z"}
                        before:
                          - {verb: get, user: {username: bob}, stageTimestamp: "2026-03-01T11:59:58Z"}
                          - {verb: get, user: {username: amy}, stageTimestamp: "2026-03-01T11:59:59Z"}
                """);

    assertThat(RuleTester.run(files))
        .hasSize(4)
        .allSatisfy(outcome -> assertThat(outcome.failure()).as(outcome.test()).isNull());
  }

  @Test
  void aFailureSaysHowManyAreCounted() {
    RuleFiles files =
        files(
            RULE
                + """
                    threshold: {count: 3, within: 1m}
                    tests:
                      - {name: two, match: true, event: {verb: get, stageTimestamp: "2026-03-01T12:00:00Z"}, repeat: 2, every: 10s}
                      - {name: timeless, match: true, event: {verb: get}}
                """);

    assertThat(RuleTester.run(files))
        .extracting(RuleTester.Outcome::failure)
        .containsExactly(
            "expected an alert, got none: the event matches, and 2 matches are counted",
            "the rule counts, and an event of the test has no stageTimestamp");
  }

  private static Rule rule(String more) {
    return files(RULE + more).rules().get(0);
  }

  private static Rule rewritten(Rule rule) {
    return files(RuleFileWriter.write(new RuleFiles(List.of(), List.of(rule), null)))
        .rules()
        .get(0);
  }

  private static RuleFiles files(String text) {
    RuleFileResult result = read(text);
    assertThat(result.findings()).isEmpty();
    return result.files();
  }

  private static RuleFileResult read(String text) {
    return RuleFileReader.read("rules.yaml", text, List.of());
  }
}
