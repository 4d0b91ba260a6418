package io.bellbuoy.rules.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.file.RuleFileResult.Finding;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleFileReaderTest {

  @TempDir Path folder;

  @Test
  void aRuleHasWhatItsFileSays() throws IOException {
    Path file =
        write(
            "rules.yaml",
            """
            lists:
              admins: [alice, 42]
            rules:
              - id: shell
                name: A shell
                severity: high
                description: Why.
                message: "{user.username} did it"
                expression: |
                  jpath("verb") = "get"
                  and jpath("user.username") != "x"
                exceptions:
                  - name: admins
                    expression: jpath("user.username") in @admins
                attack: [T1609]
                tags: [a, b]
                references: ["https://example.com"]
                runbook: Look.
                falsePositives: [None]
                tests:
                  - {name: t, match: true, event: {verb: get}}
            policy:
              match: all
              rules:
                - {id: shell, enabled: false, clusters: ["prod-*"], mode: shadow}
            """);

    RuleFileResult result = RuleFileReader.read(List.of(file));

    assertThat(result.findings()).isEmpty();
    assertThat(result.files().lists())
        .containsExactly(new NamedList("admins", List.of("alice", "42")));
    Rule rule = result.files().rules().get(0);
    assertThat(rule.id()).isEqualTo("shell");
    assertThat(rule.severity()).isEqualTo(Severity.HIGH);
    assertThat(rule.message()).isEqualTo("{user.username} did it");
    assertThat(rule.expression())
        .isEqualTo("jpath(\"verb\") = \"get\"\nand jpath(\"user.username\") != \"x\"\n");
    assertThat(rule.exceptions()).extracting(Rule.ExceptionClause::name).containsExactly("admins");
    assertThat(rule.attack()).containsExactly("T1609");
    assertThat(rule.tags()).containsExactly("a", "b");
    assertThat(rule.references()).containsExactly("https://example.com");
    assertThat(rule.runbook()).isEqualTo("Look.");
    assertThat(rule.falsePositives()).containsExactly("None");
    assertThat(rule.tests()).hasSize(1);
    assertThat(result.files().policy())
        .isEqualTo(
            new Policy(
                Policy.Match.ALL,
                List.of(new Policy.Entry("shell", false, List.of("prod-*"), Policy.Mode.SHADOW))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes | \"yes\"",
        "no | \"no\"",
        "on | \"on\"",
        "True | \"True\"",
        "true | true",
        "null | null",
        "~ | null",
        "'' | null",
        "010 | \"010\"",
        "0x1F | \"0x1F\"",
        "1_000 | \"1_000\"",
        "12:30:45 | \"12:30:45\"",
        "2026-01-01 | \"2026-01-01\"",
        "1.0 | 1.0",
        "-3 | -3",
        "1e2 | 1e2",
        "12345678901234567890 | 12345678901234567890",
        ".5 | \".5\"",
        "\"403\" | \"403\"",
        "!!str 403 | \"403\"",
        "{a: [1, {b: c}]} | {\"a\":[1,{\"b\":\"c\"}]}",
        "{403: x, yes: y} | {\"403\":\"x\",\"yes\":\"y\"}",
      })
  void anInlineEventIsTheJsonThatItLooksLike(String yaml, String json) throws IOException {
    Path file = write("rules.yaml", rule("    tests: [{match: true, event: {v: " + yaml + "}}]\n"));

    RuleFileResult result = RuleFileReader.read(List.of(file));

    assertThat(result.findings()).isEmpty();
    assertThat(result.files().rules().get(0).tests().get(0).event().text())
        .isEqualTo("{\"v\":" + json + "}");
  }

  @Test
  void anEventFromAFileKeepsItsRepeatedMembersAndNumbers() throws IOException {
    write("events/a.json", "{\"a\": 1.0,\n \"a\": 1e2}\n");
    Path file = write("rules.yaml", rule("    tests: [{match: true, file: events/a.json}]\n"));

    RuleFileResult result = RuleFileReader.read(List.of(file));

    assertThat(result.findings()).isEmpty();
    assertThat(result.files().rules().get(0).tests().get(0).event().text())
        .isEqualTo("{\"a\":1.0,\"a\":1e2}");
  }

  @Test
  void aLinkDoesNotLeadOutOfTheFolder() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.json"), "{}");
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("link.json"), outside);
    Path file =
        Files.writeString(
            inside.resolve("rules.yaml"), rule("    tests: [{match: true, file: link.json}]\n"));

    assertThat(messages(RuleFileReader.read(List.of(file))))
        .singleElement()
        .asString()
        .contains("it lies outside the rule file's folder");
  }

  @Test
  void aliasesThatGrowWithoutEndAreRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("    tests: [{match: true, event: {a0: &a0 [x, x]");
    for (int i = 1; i < 24; i++) {
      bomb.append(", a%d: &a%d [*a%d, *a%d]".formatted(i, i, i - 1, i - 1));
    }
    Path file = write("rules.yaml", rule(bomb + "}}]\n"));
    Path endless =
        write("self.yaml", rule("    tests: [{match: true, event: {a: &a [*a]}}]\n", "b"));

    assertThat(messages(RuleFileReader.read(List.of(file)))).hasSize(1);
    assertThat(messages(RuleFileReader.read(List.of(endless))))
        .singleElement()
        .asString()
        .contains("too large or refers to itself");
  }

  @Test
  void aFolderIsReadWholeByPathBytewise() throws IOException {
    write("b.yaml", rule("", "b"));
    write("a/z.yml", rule("", "az"));
    write("a.yaml", rule("", "a"));
    write("B.yaml", rule("", "upper-b"));
    write("ä.yaml", rule("", "umlaut"));
    write("notes.txt", "nothing");
    write(".hidden.yaml", rule("", "hidden"));
    write("..data/b.yaml", rule("", "old"));

    RuleFileResult result = RuleFileReader.read(List.of(folder, folder.resolve("b.yaml")));

    assertThat(result.findings()).isEmpty();
    assertThat(result.files().rules())
        .extracting(Rule::id)
        .containsExactly("upper-b", "a", "az", "b", "umlaut");
    assertThat(result.files().effectivePolicy().match()).isEqualTo(Policy.Match.FIRST);
  }

  @Test
  void everythingThatIsWrongInSeveralFilesIsSaidAtOnce() throws IOException {
    write("a.yaml", rule("policy: {rules: [a]}\nlists: {l: [x]}\n"));
    write("b.yaml", rule("policy: {rules: [a]}\nlists: {l: [y]}\n"));
    Files.write(folder.resolve("c.yaml"), "# ä".getBytes(ISO_8859_1));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path missing = folder.resolve("missing");

    RuleFileResult result = RuleFileReader.read(List.of(folder, empty, missing));

    assertThat(messages(result))
        .containsExactlyInAnyOrder(
            "missing:1:1 there is no such file or folder",
            "empty:1:1 there is no rule file in this folder (*.yaml, *.yml)",
            "c.yaml:1:1 the file is not UTF-8",
            "b.yaml:2:9 the rule `a` is already in a.yaml:2",
            "b.yaml:6:10 there is already a policy in a.yaml:6",
            "b.yaml:7:9 the list `l` is already in a.yaml:7");
  }

  @Test
  void aMessageThatIsNotGivenIsTheName() throws IOException {
    Path file = write("rules.yaml", rule(""));

    assertThat(RuleFileReader.read(List.of(file)).files().rules().get(0).message()).isEqualTo("A");
  }

  private List<String> messages(RuleFileResult result) {
    return result.findings().stream().map(this::message).toList();
  }

  private String message(Finding finding) {
    return (finding.file()
            + ":"
            + finding.diagnostic().line()
            + ":"
            + finding.diagnostic().column()
            + " "
            + finding.diagnostic().message())
        .replace(folder + "/", "");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, text.getBytes(UTF_8));
  }

  private static String rule(String rest) {
    return rule(rest, "a");
  }

  private static String rule(String rest, String id) {
    return "rules:\n  - id: "
        + id
        + "\n    name: A\n    severity: low\n    expression: jpath(\"verb\") = \""
        + id
        + "\"\n"
        + rest;
  }
}
