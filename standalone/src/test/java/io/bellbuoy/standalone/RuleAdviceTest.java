package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.ReadingCost;
import io.bellbuoy.rules.match.RuleCost;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What check and eval say beyond right and wrong. */
class RuleAdviceTest {

  private static final String RULES =
      """
      rules:
        - id: reads
          name: Reads
          severity: low
          expression: jpath("verb") in ("get", "list")
          exceptions:
            - {name: robots, expression: jpath("user.username") = "ci"}
        - id: gets
          name: Gets
          severity: low
          expression: |
            jpath("user.name") = "x"
              and jpath("verb") = "get" and not jpath("user.username") = "ci"
        - id: never
          name: Never
          severity: low
          expression: jpath("verb") = "watch" and jpath("verb") = "list"
      """;

  @TempDir Path folder;
  private Path rules;

  @BeforeEach
  void write() throws IOException {
    rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
  }

  @Test
  void checkWarnsOfWhatIsProbablyNotMeantAndRefusesNothing() {
    Cli check = Cli.run("check", rules.toString());

    assertThat(check.code()).isZero();
    assertThat(check.out())
        .contains("rules.yaml:12:13: warning: `user` never has a member `name`")
        .contains(
            "no event reaches this rule: the rule `reads` above it in the policy matches all that it"
                + " matches, for `jpath(\"verb\") in (\"get\", \"list\")` follows from"
                + " `jpath(\"verb\") = \"get\"`; its exception robots follows from"
                + " `not jpath(\"user.username\") = \"ci\"`")
        .contains(
            "rules.yaml:17:45: warning: this is never so together with `jpath(\"verb\") = \"watch\"`")
        .contains("3 rules checked: 0 errors, ");
  }

  @Test
  void whatIsAppliedIsWarnedOfAndPublishedAllTheSame() throws IOException {
    StringWriter err = new StringWriter();

    RuleFiles files = Findings.readWithWarnings(List.of(rules), new PrintWriter(err, true));

    assertThat(files).isNotNull();
    assertThat(err.toString())
        .contains("warning: no event reaches")
        .contains("0 errors, 3 warnings");
    Files.writeString(rules, RULES.replace("\"watch\" and", "\"watch and"));
    assertThat(Findings.readWithWarnings(List.of(rules), new PrintWriter(err, true))).isNull();
  }

  @Test
  void theWarningStandsUnderItsPlace() {
    List<String> lines = Cli.run("check", rules.toString()).lines();
    int at = 0;
    while (!lines.get(at).contains("never so together")) {
      at++;
    }

    assertThat(lines.get(at + 2).indexOf('^'))
        .isEqualTo(lines.get(at + 1).indexOf("jpath(\"verb\") = \"list\""));
    assertThat(lines.get(at + 3)).isEqualTo("hint: write `or` where one of the two is enough");
  }

  @Test
  void checkNamesTheRulesForWhichEveryEventIsReadToItsEnd() throws IOException {
    assertThat(Cli.run("check", "--cost", rules.toString()).out())
        .contains("No rule makes every event be read to its end.");
    String late = "jpath(\"annotations['x.io/y']\") = \"z\"";
    Files.writeString(rules, RULES.replace("jpath(\"verb\") in (\"get\", \"list\")", late));

    Cli check = Cli.run("check", "--cost", rules.toString());

    assertThat(check.code()).isZero();
    assertThat(check.out())
        .contains("reads: reads every event to its end for annotations['x.io/y']\n    annotations")
        .contains("1 rule makes every event be read to its end.")
        .contains("hint: ask first, joined by `and`");
    assertThat(Cli.run("check", "--cost", "--json", rules.toString()).out())
        .contains("{\"kind\":\"cost\",\"rule\":\"reads\"");
  }

  @Test
  void checkSaysHowMuchOfAnEventEachRuleReads() throws IOException {
    List<String> lines = Cli.run("check", "--cost", rules.toString()).lines();

    assertThat(lines)
        .anyMatch(
            line -> line.startsWith("How much each rule alone would have an engine read of 200"))
        .anyMatch(line -> line.matches(" +[0-9.]+ %  x 1\\.0   (reads|gets|never)"))
        .anyMatch(line -> line.matches("All together read [0-9.]+ %, once for all rules\\."));
  }

  @Test
  void theCostIsWeighedByAFileOfEvents() throws IOException {
    Path events =
        Files.writeString(
            folder.resolve("events.ndjson"),
            "{\"verb\":\"get\",\"annotations\":{\"a\":\"b\"},\"z\":\""
                + "z".repeat(1000)
                + "\"}\nno event\n");
    Files.writeString(
        rules,
        RULES.replace(
            "jpath(\"verb\") in (\"get\", \"list\")", "exists(jpath(\"impersonatedUser\"))"));

    Cli check = Cli.run("check", "--cost", "--events", events.toString(), rules.toString());

    assertThat(check.lines())
        .contains(
            "How much each rule alone would have an engine read of 1 event of "
                + events
                + ", and how many times the least:")
        .anyMatch(line -> line.matches(" *(99\\.[0-9]|100\\.0) %  x [0-9.]+ +reads"))
        .anyMatch(
            line -> line.contains("without those that read every event to its end it would be"));
    assertThat(Cli.run("check", "--cost", "--events", "nowhere", rules.toString()).err())
        .contains("there is no file nowhere");
    assertThat(Cli.run("check", "--events", events.toString(), rules.toString()).err())
        .contains("--events is for --cost");
  }

  @Test
  void aCostIsNamedWithItsRuleItsReasonAndTheRemedy() throws IOException {
    CostReport costs =
        new CostReport(
            List.of(
                new ReadingCost("a", "annotations.x", "it stands at the end of events"),
                new ReadingCost("a", "..b", "it may stand anywhere")),
            List.of(new RuleCost("a", 300), new RuleCost("b", 100), new RuleCost("c", 0)),
            300,
            100,
            EventSample.shipped());
    StringWriter text = new StringWriter();
    StringWriter json = new StringWriter();

    costs.print(new PrintWriter(text, true));
    costs.printJson(new PrintWriter(json, true));

    assertThat(text.toString().lines())
        .startsWith(
            "a: reads every event to its end for annotations.x",
            "    it stands at the end of events",
            "a: reads every event to its end for ..b",
            "    it may stand anywhere",
            "1 rule makes every event be read to its end.")
        .anyMatch(line -> line.startsWith("hint: ask first, joined by `and`"))
        .contains("   0.1 %  x 3.0   a", "   0.0 %  x 1.0   b", "   0.0 %  x 0.0   c");
    List<JsonNode> lines = new ArrayList<>();
    for (String line : json.toString().lines().toList()) {
      lines.add(JsonSerde.mapper().readTree(line));
    }
    assertThat(lines.get(0).get("kind").asText()).isEqualTo("cost");
    assertThat(lines.get(0).get("rule").asText()).isEqualTo("a");
    assertThat(lines.get(2).get("kind").asText()).isEqualTo("reading");
    assertThat(lines.get(2).get("times").asDouble()).isEqualTo(3.0);
  }

  @Test
  void ofManyRulesTheDearestAreShown() throws IOException {
    StringBuilder many = new StringBuilder("rules:\n");
    for (int i = 0; i < 30; i++) {
      many.append(
          "  - {id: r%d, name: r, severity: low, expression: 'jpath(\"verb\") = \"v%d\"'}\n"
              .formatted(i, i));
    }
    Files.writeString(rules, many);

    assertThat(Cli.run("check", "--cost", rules.toString()).out())
        .containsPattern("and 10 more, none over [0-9.]+ % \\(all: --json\\)");
    assertThat(
            Cli.run("check", "--cost", "--json", rules.toString()).lines().stream()
                .filter(line -> line.startsWith("{\"kind\":\"reading\"")))
        .hasSize(30);
  }

  @Test
  void evalExplainsOneRuleForEveryEvent() throws IOException {
    Path events =
        Files.writeString(
            folder.resolve("events.ndjson"),
            """
            {"auditID":"a","verb":"get","user":{"username":"bob"}}
            {"auditID":"b","verb":"get","user":{"username":"ci"}}
            {"auditID":"c","verb":"watch"}
            """);
    Cli eval = Cli.run("eval", "--rules", rules.toString(), "--rule", "reads", events.toString());

    assertThat(eval.lines())
        .containsExactly(
            "{\"event\":0,\"auditID\":\"a\",\"rule\":\"reads\",\"match\":true,\"comparisons\":[{\"comparison\":\"jpath(\\\"verb\\\") in (\\\"get\\\", \\\"list\\\")\",\"holds\":true,\"decided\":true,\"found\":[{\"path\":\"verb\",\"value\":\"get\"}]}]}",
            "{\"event\":1,\"auditID\":\"b\",\"rule\":\"reads\",\"match\":false,\"exception\":\"robots\",\"comparisons\":[{\"comparison\":\"jpath(\\\"verb\\\") in (\\\"get\\\", \\\"list\\\")\",\"holds\":true,\"decided\":true,\"found\":[{\"path\":\"verb\",\"value\":\"get\"}]}]}",
            "{\"event\":2,\"auditID\":\"c\",\"rule\":\"reads\",\"match\":false,\"comparisons\":[{\"comparison\":\"jpath(\\\"verb\\\") in (\\\"get\\\", \\\"list\\\")\",\"holds\":false,\"decided\":true,\"found\":[{\"path\":\"verb\",\"value\":\"watch\"}]}]}");
    assertThat(eval.err()).contains("3 events judged by 1 rule: 1 match");
  }

  @Test
  void aRuleThatIsInNoPolicyCanBeTriedToo() throws IOException {
    Files.writeString(rules, RULES + "policy:\n  rules: [gets]\n");
    Path event = Files.writeString(folder.resolve("event.json"), "{\"verb\":\"list\"}");

    assertThat(
            Cli.run("eval", "--rules", rules.toString(), "--rule", "reads", event.toString()).out())
        .contains("\"rule\":\"reads\",\"match\":true");
  }

  @Test
  void aRuleThatIsNotThereIsSaidSo() {
    assertThat(Cli.run("eval", "--rules", rules.toString(), "--rule", "nope", "-").err())
        .contains("there is no rule nope");
  }
}
