package io.bellbuoy.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of wrong files, and of what is said of each: all of it, with its place. */
final class RuleFileErrorsTest {

  private static final String RULE =
      """
      rules:
        - id: a
          name: A
          severity: low
          expression: jpath("verb") = "get"
      """;

  static Stream<Arguments> files() {
    return Stream.of(
        wrong("", "1:1 the file is empty"),
        wrong("# nothing\n", "1:1 the file is empty"),
        wrong("just text\n", "1:1 a rule file must be a mapping, this is `just text`"),
        wrong("- a\n", "1:1 a rule file must be a mapping, this is a list"),
        wrong("rules: [\n", "2:1 this is no YAML"),
        wrong("a: 'b\n", "2:1 this is no YAML"),
        wrong("a: b: c\n", "1:5 this is no YAML: mapping values are not allowed here"),
        wrong("rules:\n\t- id: a\n", "2:1 this is no YAML"),
        wrong("lists: {}\n---\nlists: {}\n", "2:1 this is no YAML"),
        wrong("lists:\n  a: [\"\u0001\"]\n", "2:8 the character U+0001 may not stand in YAML"),
        wrong("rulez: []\n", "1:1 unknown key `rulez` (did you mean `rules`?)"),
        wrong(
            "nothing: []\n",
            "1:1 unknown key `nothing` (the keys of a rule file are lists, rules, policy)"),
        wrong("lists: {}\nlists: {}\n", "2:1 the key `lists` is here twice"),
        wrong("[a]: b\n", "1:1 a key must be a text, this is a list"),
        wrong("rules: a\n", "1:8 rules must be a list, this is `a`"),
        wrong("rules:\n", "1:7 rules must be a list, this is nothing"),
        wrong("rules: [a]\n", "1:9 a rule must be a mapping, this is `a`"),
        // Lists.
        wrong("lists: [a]\n", "1:8 lists must be a mapping, this is a list"),
        wrong("lists: {Big: [a]}\n", "1:9 `Big` cannot be the name of a list"),
        wrong("lists: {a: b}\n", "1:12 the members of a list must be a list, this is `b`"),
        wrong("lists: {a: [{b: c}]}\n", "1:13 each of the members of a list must be a text"),
        wrong("lists: {a: [true]}\n", "1:13 each of the members of a list must be a text"),
        wrong("lists:\n  a: []\n  a: []\n", "3:3 the key `a` is here twice"),
        // Rules.
        wrong(
            "rules:\n  - tags: [a]\n",
            "2:5 the rule has no `id`",
            "2:5 the rule has no `name`",
            "2:5 the rule has no `severity`",
            "2:5 the rule has no `expression`"),
        wrong(RULE + "    sevrity: low\n", "6:5 unknown key `sevrity` (did you mean `severity`?)"),
        wrong(RULE + "    name: B\n", "6:5 the key `name` is here twice"),
        wrong(RULE + "    name: B\n    name: C\n", "6:5 the key", "7:5 the key"),
        wrong(RULE.replace("id: a", "id: A_b"), "2:9 `A_b` cannot be the id of a rule"),
        wrong(RULE.replace("id: a", "id: [a]"), "2:9 id must be a text, this is a list"),
        wrong(RULE.replace("name: A", "name:"), "3:10 name must be a text, this is nothing"),
        wrong(RULE.replace("name: A", "name: ''"), "3:11 name is empty"),
        wrong(RULE.replace("name: A", "name: true"), "3:11 name must be a text, this is `true`"),
        wrong(
            RULE.replace("low", "hihg"),
            "4:15 severity must be one of low, medium, high, critical, not `hihg`"
                + " (did you mean `high`?)"),
        wrong(RULE + "    tags: a\n", "6:11 tags must be a list, this is `a`"),
        wrong(RULE + RULE.substring(7), "6:9 the rule `a` is already in FILE:2"),
        // Exceptions.
        wrong(RULE + "    exceptions: [{name: x}]\n", "6:19 the exception has no `expression`"),
        wrong(
            RULE
                + """
                    exceptions:
                      - {name: x, expression: 'true'}
                      - {name: x, expression: 'true'}
                """,
            "8:16 the rule has two exceptions `x`"),
        // Policies.
        wrong(RULE + "policy: []\n", "6:9 a policy must be a mapping, this is a list"),
        wrong(RULE + "policy: {match: all}\n", "6:10 the policy has no `rules`"),
        wrong(RULE + "policy: {rules: [b]}\n", "6:18 there is no rule `b` (did you mean `a`?)"),
        wrong(
            RULE + "policy: {match: frist, rules: [a]}\n",
            "6:17 match must be one of first, all, not `frist` (did you mean `first`?)"),
        wrong(
            RULE + "policy: {rules: [{id: a, mode: shadwo}]}\n",
            "6:32 mode must be one of alert, ignore, shadow, not `shadwo`"),
        wrong(
            RULE + "policy: {rules: [{id: a, enabled: yes}]}\n",
            "6:35 enabled must be true or false, this is `yes`"),
        wrong(
            RULE + "policy: {rules: [{id: a, clusters: ['prod-[12]']}]}\n",
            "6:37 `prod-[12]` names no clusters"),
        wrong(RULE + "policy: {rules: [{id: a, clusters: ['']}]}\n", "6:37 `` names no clusters"),
        wrong(RULE + "policy: {rules: [{mode: alert}]}\n", "6:19 this rule of the policy has no"),
        // Tests.
        wrong(RULE + "    tests: [{event: {}}]\n", "6:14 the test has no `match`"),
        wrong(RULE + "    tests: [{match: true}]\n", "6:14 the test has no event"),
        wrong(
            RULE + "    tests: [{match: true, event: {}, file: a.json}]\n",
            "6:14 the test has both `event` and `file`"),
        wrong(
            RULE + "    tests: [{match: true, event: {a: 1, a: 2}}]\n",
            "6:41 the key `a` is here twice"),
        wrong(
            RULE + "    tests: [{match: true, event: '[1]'}]\n",
            "6:34 the event is JSON, but no object"),
        wrong(
            RULE + "    tests: [{match: true, event: [1]}]\n",
            "6:34 the event must be a mapping, or a text that is a JSON object; this is a list"
                + " (write its members below `event:`, or name a file: `file: events/NAME.json`)"),
        wrong(
            RULE + "    tests: [{match: true, event: 1}]\n",
            "6:34 the event must be a mapping, or a text that is a JSON object; this is `1`"),
        wrong(
            RULE + "    tests: [{match: true, event: }]\n",
            "6:33 the event must be a mapping, or a text that is a JSON object; this is nothing"),
        wrong(RULE + "    tests: [{match: true, event: '{'}]\n", "6:34 the event is no JSON: "),
        wrong(RULE + "    tests: [{match: true, event: {a: !!binary aGk=}}]\n", "6:38 the tag"),
        wrong(
            RULE + "    tests: [{match: true, file: events/none.json}]\n",
            "6:33 the event file `events/none.json` cannot be read: there is no file"),
        wrong(
            RULE + "    tests: [{match: true, file: ../a.json}]\n",
            "6:33 the event file `../a.json` cannot be read: it lies outside"),
        wrong(
            RULE + "    tests: [{match: true, file: /etc/hostname}]\n",
            "6:33 the event file `/etc/hostname` cannot be read: it lies outside"));
  }

  private static Arguments wrong(String file, String... findings) {
    return Arguments.of(file, List.of(findings));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyMistakeIsSaidWithItsPlace(String text, List<String> expected, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yaml"), text);

    RuleFileResult result = RuleFileReader.read(List.of(file));

    List<String> findings =
        result.findings().stream()
            .map(
                f ->
                    f.diagnostic().line()
                        + ":"
                        + f.diagnostic().column()
                        + " "
                        + f.diagnostic().message()
                        + (f.diagnostic().hint() == null ? "" : " (" + f.diagnostic().hint() + ")"))
            .map(finding -> finding.replace(file.toString(), "FILE"))
            .toList();
    assertThat(result.hasErrors()).isTrue();
    assertThat(findings).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(findings.get(i)).startsWith(expected.get(i));
    }
  }
}
