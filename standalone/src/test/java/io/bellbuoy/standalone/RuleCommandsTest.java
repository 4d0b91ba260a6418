package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** check, test and eval, as a rule author uses them. */
class RuleCommandsTest {

  private static final String GOOD =
      """
      rules:
        - id: shell
          name: Shell
          severity: high
          message: "{user.username} in {cluster}"
          expression: jpath("objectRef.subresource") = "exec"
          tests:
            - {name: exec, match: true, event: {objectRef: {subresource: exec}}}
            - {name: log, match: false, event: {objectRef: {subresource: log}}}
        - id: bob
          name: Bob
          severity: low
          expression: jpath("user.username") = "bob"
      """;

  @TempDir Path folder;
  private Path rules;

  @BeforeEach
  void write() throws IOException {
    rules = Files.writeString(folder.resolve("rules.yaml"), GOOD);
  }

  @Test
  void checkIsSilentOnGoodRulesButForItsSummary() {
    Cli check = Cli.run("check", rules.toString());
    assertThat(check.code()).isZero();
    assertThat(check.out().strip()).isEqualTo("2 rules checked: 0 errors, 0 warnings");
  }

  @Test
  void checkShowsWhatIsWrongWhereAndWhatToDo() throws IOException {
    Files.writeString(rules, GOOD.replace("= \"bob\"", "== \"bob\""));
    Cli check = Cli.run("check", rules.toString());
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.lines().get(0)).startsWith(rules + ":13:40: error: ");
    assertThat(check.lines().get(1)).contains("jpath(\"user.username\") == \"bob\"");
    assertThat(check.lines().get(2)).contains("^");
    assertThat(check.lines().get(2).indexOf('^')).isEqualTo(check.lines().get(1).indexOf("=="));
    assertThat(check.out()).contains("hint: ").contains("1 error, 0 warnings");
  }

  @Test
  void checkFindsEverythingAtOnceAlsoInARuleThatLacksSomethingElse() throws IOException {
    Files.writeString(
        rules, GOOD.replace("severity: low", "severity: lowish").replace("= \"bob\"", "= \"bob"));
    Cli check = Cli.run("check", rules.toString());
    assertThat(check.out())
        .contains("rules.yaml:12:15: error: severity")
        .contains("rules.yaml:13:42: error: ")
        .contains("2 errors, 0 warnings");
  }

  @Test
  void checkSpeaksJsonToPrograms() throws IOException {
    Files.writeString(rules, GOOD.replace("severity: low", "severity: lowish"));
    Cli check = Cli.run("check", "--json", rules.toString());
    JsonNode finding = JsonSerde.mapper().readTree(check.lines().get(0));
    assertThat(finding.get("kind").asText()).isEqualTo("error");
    assertThat(finding.get("line").asInt()).isEqualTo(12);
    assertThat(finding.get("message").asText()).contains("lowish");
  }

  @Test
  void testCountsAndSaysWhatHasNoTest() {
    Cli test = Cli.run("test", rules.toString());
    assertThat(test.code()).isZero();
    assertThat(test.out().strip())
        .isEqualTo("2 tests of 2 rules: 2 passed, 0 failed; 1 rule without a test");
  }

  @Test
  void aFailedTestIsNamedAndCountsAsAFailureForBuildServersToo() throws IOException {
    Files.writeString(rules, GOOD.replace("match: false", "match: true"));
    Path junit = folder.resolve("junit.xml");
    Cli test = Cli.run("test", "--junit", junit.toString(), rules.toString());
    assertThat(test.code()).isEqualTo(1);
    assertThat(test.lines().get(0)).isEqualTo("FAILED shell: log");
    assertThat(test.out()).contains("1 passed, 1 failed");
    assertThat(junit).content().contains("failures=\"1\"").contains("classname=\"shell\"");
  }

  @Test
  void theFolderOfTheReportIsMadeAndWhatCannotBeIsSaid() throws IOException {
    Path junit = folder.resolve("build/reports/junit.xml");
    assertThat(Cli.run("test", "--junit", junit.toString(), rules.toString()).code()).isZero();
    assertThat(junit).content().contains("tests=\"2\"");

    Path inTheWay = rules.resolve("junit.xml");
    Cli test = Cli.run("test", "--junit", inTheWay.toString(), rules.toString());
    assertThat(test.code()).isEqualTo(2);
    assertThat(test.err())
        .isEqualTo("bellbuoy: " + rules + " is in the way; remove it or name another\n");
  }

  @Test
  void nobodyRepaintsTheScreenOfWhoRunsHisRules() throws IOException {
    Files.writeString(
        rules,
        GOOD.replace("name: log, match: false", "name: \"a\\e[2Jb\\nPASSED\", match: true")
            .replace("\"{user.username} in {cluster}\"", "\"{user.username}\\x9b2J\""));
    Cli test = Cli.run("test", rules.toString());
    assertThat(test.lines().get(0)).isEqualTo("FAILED shell: a\\u001b[2Jb\\u000aPASSED");

    Path events =
        Files.writeString(
            folder.resolve("e\u001b[2J.ndjson"),
            """
            {"auditID":"a\u009b2J","user":{"username":"b\\u001b[2J"},"objectRef":{"subresource":"exec"}}
            \u001b[2J
            """);
    Cli eval =
        Cli.run(
            "eval",
            "--explain",
            "--rules",
            rules.toString(),
            "--cluster",
            "\u007f",
            events.toString());
    assertThat(eval.out() + eval.err() + test.out() + test.err())
        .doesNotContain("\u001b", "\u009b", "\u007f");
    assertThat(eval.err()).contains("e\\u001b[2J.ndjson:2: is no JSON");
    assertThat(JsonSerde.mapper().readTree(eval.lines().get(0)).get("auditID").asText())
        .isEqualTo("a\u009b2J");
    assertThat(Cli.run("eval", "--rules", rules.toString(), "no\u001b[2J").err())
        .startsWith("bellbuoy: there is no file no\\u001b[2J (see");
    assertThat(Cli.run("check", "--no\u001b[2J", "x").err()).contains("--no\\u001b[2J");
  }

  @Test
  void evalPrintsOneLineAnAlert() throws IOException {
    Path events =
        Files.writeString(
            folder.resolve("events.ndjson"),
            """
            {"auditID":"a","user":{"username":"eve"},"objectRef":{"subresource":"exec"}}
            nonsense
            {"auditID":"b","user":{"username":"bob"},"objectRef":{"subresource":"exec"}}
            {"auditID":"c","user":{"username":"alice"}}
            """);
    Cli eval = Cli.run("eval", "--rules", rules.toString(), "--cluster", "eu", events.toString());
    assertThat(eval.code()).isZero();
    assertThat(eval.lines())
        .containsExactly(
            "{\"event\":0,\"auditID\":\"a\",\"rule\":\"shell\",\"severity\":\"high\",\"message\":\"eve in eu\"}",
            "{\"event\":1,\"auditID\":\"b\",\"rule\":\"shell\",\"severity\":\"high\",\"message\":\"bob in eu\"}");
    assertThat(eval.err())
        .contains("events.ndjson:2: is no JSON")
        .contains("3 events judged by 2 rules: 2 alerts; 1 skipped, see above");
  }

  @Test
  void evalCountsByTheEventsOwnTimes() throws IOException {
    Path counting =
        Files.writeString(
            folder.resolve("counting.yaml"),
            """
            rules:
              - id: burst
                name: Burst
                severity: low
                message: "{user.username} again"
                expression: jpath("verb") = "get"
                threshold: {count: 3, within: 1m, by: [user.username]}
                suppress: {for: 10m}
            """);
    String event =
        "{\"verb\":\"get\",\"user\":{\"username\":\"%s\"},\"stageTimestamp\":\"2026-03-01T%sZ\"}";
    StringBuilder events = new StringBuilder();
    for (String time : List.of("12:00:00", "12:00:10", "12:01:05", "12:01:06", "12:02:00")) {
      events.append(event.formatted("eve", time)).append('\n');
      events.append(event.formatted("bob" + time, time)).append('\n');
    }
    events.append("{\"verb\":\"get\"}\n");
    Path file = Files.writeString(folder.resolve("events.ndjson"), events);

    Cli eval = Cli.run("eval", "--rules", counting.toString(), file.toString());

    assertThat(eval.out().lines())
        .singleElement()
        .satisfies(line -> assertThat(line).contains("\"event\":6", "eve again", "\"count\":3"));
    assertThat(eval.err()).contains("burst counts, and the event has no stageTimestamp");
    assertThat(Cli.run("eval", "--all", "--rules", counting.toString(), file.toString()).out())
        .hasLineCount(11);
  }

  @Test
  void evalShowsAllThatMatchesAndWhy() throws IOException {
    Path events =
        Files.writeString(
            folder.resolve("event.json"),
            """
            {
              "auditID": "b",
              "user": {"username": "bob"},
              "objectRef": {"subresource": "exec"}
            }
            """);
    Cli eval =
        Cli.run("eval", "--all", "--explain", "--rules", rules.toString(), events.toString());
    assertThat(eval.lines()).hasSize(2);
    JsonNode second = JsonSerde.mapper().readTree(eval.lines().get(1));
    assertThat(second.get("mode").asText()).isEqualTo("alert");
    assertThat(second.at("/evidence/0/path").asText()).isEqualTo("user.username");
    assertThat(second.at("/evidence/0/value").asText()).isEqualTo("bob");
  }

  @Test
  void anEventThatCannotBeReadIsSkippedAndSaidSo() throws IOException {
    Path events =
        Files.writeString(
            folder.resolve("large.ndjson"), "{\"x\":\"" + "a".repeat(5_000_000) + "\"}\n{}\n");
    Cli eval = Cli.run("eval", "--all", "--rules", rules.toString(), events.toString());
    assertThat(eval.err())
        .contains("large.ndjson:1: ")
        .contains("longer than")
        .contains("1 event judged by 2 rules: 0 matches; 1 skipped");
  }

  @Test
  void wrongUsageIsOneLineThatSaysWhatToDo() {
    assertThat(Cli.run("eval", "--rules", rules.toString(), "no-such-file").err())
        .isEqualTo("bellbuoy: there is no file no-such-file (see bellbuoy eval --help)\n");
    assertThat(Cli.run("eval").code()).isEqualTo(2);
    assertThat(Cli.run("check").code()).isEqualTo(2);
    assertThat(Cli.run("policy", "show", "--data", folder.toString()).err())
        .contains("no bellbuoy runs on the folder")
        .contains("bellbuoy up --data");
    assertThat(Cli.run("eval", "--rules", rules.toString(), "--attribute", "zone=a", "-").err())
        .contains("there is no attribute zone; there are cluster, provider");
  }

  @Test
  void everyCommandHasItsHelp() {
    for (String command : BellbuoyMain.commandLine().getSubcommands().keySet()) {
      Cli help = Cli.run(command, "--help");
      assertThat(help.code()).as(command).isZero();
      assertThat(help.out()).as(command).contains("Usage: bellbuoy " + command);
    }
  }
}
