package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator reads when the file is wrong; {@code F} stands for the file's path. */
class ConfigProblemsTest {

  private static final Map<String, String> PASSWORD = Map.of("BELLBUOY_SAMPLE_PASSWORD", "hidden");

  @TempDir Path folder;

  static Stream<Arguments> problems() {
    return Stream.of(
        arguments("htpp: {}", "F:1: htpp: unknown key; did you mean http?"),
        arguments("\n\nzebra: 1", "F:3: zebra: unknown key"),
        arguments(
            "http.port: 1",
            "F:1: http.port: unknown key; write each part on a line of its own, nested"),
        arguments("<<: {a: b}", "F:1: <<: unknown key"),
        arguments("kafka:\n  bootstrap: x", "F:2: kafka.bootstrap: unknown key"),
        arguments(
            "http:\n  port: 1\n  port: 2",
            "F:3: http.port: written twice, first at F:2; remove one"),
        arguments("[a]: b", "F:1: a key must be a word"),
        arguments("- a", "F:1: the file must hold keys and values, such as http:"),
        arguments("just words", "F:1: the file must hold keys and values, such as http:"),
        arguments("a: [1", "F:1: no readable YAML: expected ',' or ']', but got <stream end>"),
        arguments(
            "a: b\n\tc: d",
            "F:2: no readable YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
        arguments("a: &x {b: *x}", "F: no readable YAML: nested deeper than 50"),
        arguments("[".repeat(60), "F: no readable YAML: Nesting Depth exceeded max 50"),
        arguments("http: 1", "F:1: http: must hold keys and values, one a line, indented"),
        arguments("http: [1]", "F:1: http: must hold keys and values, one a line, indented"),
        arguments("mode: [fast]", "F:1: mode: must be one value, not a list or keys"),
        arguments("mode: {a: b}", "F:1: mode: must be one value, not a list or keys"),
        arguments("mode: lazy", "F:1: mode: 'lazy' is none of fast, very-slow"),
        arguments("names: one", "F:1: names: must be a list; write [a, b] or one - a line"),
        arguments(
            "names:\n  - a\n  - {b: c}", "F:3: names[1]: must be one value, not a list or keys"),
        arguments("names:\n  - a\n  -", "F:3: names[1]: must not be null"),
        arguments(
            "outlets:\n  - id: x\n    port: 1\n    prot: 1",
            "F:4: outlets[0].prot: unknown key; did you mean port?"),
        arguments("outlets:\n  - id: x", "F:2: outlets[0].port: missing; set it in the file"),
        arguments(
            "kafka:\n  properties: x",
            "F:2: kafka.properties: must hold keys and values, one a line, indented"),
        arguments(
            "kafka:\n  properties:\n    ssl:\n      keystore: x",
            "F:3: kafka.properties.ssl: must be one value; write the key with its dots, not nested"),
        arguments(
            "http:\n  port: many", "F:2: http.port: 'many' is no whole number; write digits only"),
        arguments(
            "http:\n  port: 8080.5",
            "F:2: http.port: '8080.5' is no whole number; write digits only"),
        arguments(
            "http:\n  port: 99999999999",
            "F:2: http.port: '99999999999' is out of range; write a number from -2147483648 to 2147483647"),
        arguments(
            "limits:\n  budget: 99999999999999999999",
            "F:2: limits.budget: '99999999999999999999' is out of range; write a number from -9223372036854775808 to 9223372036854775807"),
        arguments("http:\n  port: 70000", "F:2: http.port: must be from 0 to 65535, not 70000"),
        arguments(
            "http:\n  host: ''", "F:2: http.host: must be an address to bind, such as 127.0.0.1"),
        arguments(
            "limits:\n  ratio: NaN",
            "F:2: limits.ratio: 'NaN' is no number; write one such as 0.5"),
        arguments("limits:\n  ratio: 1.5", "F:2: limits.ratio: must be at most 1, not 1.5"),
        arguments("limits:\n  budget: 0", "F:1: limits: a strict service needs a budget"),
        arguments(
            "limits:\n  strict: yes", "F:2: limits.strict: 'yes' is neither; write true or false"),
        arguments(
            "limits:\n  bodyTimeout: 15",
            "F:2: limits.bodyTimeout: '15' is no duration; write digits and ms, s, m, h or d, such as 15s"),
        arguments(
            "limits:\n  bodyTimeout: -1s",
            "F:2: limits.bodyTimeout: '-1s' is no duration; write digits and ms, s, m, h or d, such as 15s"),
        arguments(
            "limits:\n  maxEvent: 4MB",
            "F:2: limits.maxEvent: '4MB' is no size; write digits and B, KiB, MiB, GiB or TiB, such as 64MiB"),
        arguments(
            "limits:\n  maxEvent: 99999999999TiB",
            "F:2: limits.maxEvent: '99999999999TiB' is more than 8 EiB"),
        arguments("folder: \"a\\0b\"", "F:1: folder: 'a\0b' is no path: Nul character not allowed"),
        arguments(
            "comment: ${NOT_SET}",
            "F:1: comment: the environment variable NOT_SET is not set; set it or write ${NOT_SET:default}"),
        arguments(
            "comment: ${A:${B}}",
            "F:1: comment: the default of ${A} holds another variable; only a plain text may stand there"),
        arguments(
            "http:\n  port: null",
            "F:2: http.port: missing; set it in the file or as BELLBUOY_SAMPLE_HTTP_PORT"),
        arguments(
            "kafka:\n  bootstrapServers: ~",
            "F:2: kafka.bootstrapServers: missing; set it in the file or as BELLBUOY_SAMPLE_KAFKA_BOOTSTRAP_SERVERS"),
        arguments(
            "http:\n  tls:\n    enabled: true\n    certificate: a.pem",
            "F:4: http.tls.certificate: is given without key; give both, or neither for a certificate made in folder"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void aProblemSaysWhereWhichValueAndWhatToDo(String yaml, String problem) throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), yaml);

    assertThat(read(file, PASSWORD)).containsExactly(problem.replaceAll("\\bF:", file + ":"));
  }

  @Test
  void everyProblemIsSaidAtOnce() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("my.yaml"), "htpp: {}\nhttp:\n  port: many\nmode: lazy\nmode: fast\n");

    assertThat(read(file, Map.of("BELLBUOY_SAMPLE_MOOD", "x")))
        .containsExactly(
            file + ":5: mode: written twice, first at " + file + ":4; remove one",
            "BELLBUOY_SAMPLE_MOOD: no key has this name; did you mean BELLBUOY_SAMPLE_MODE?",
            file + ":1: htpp: unknown key; did you mean http?",
            file + ":3: http.port: 'many' is no whole number; write digits only",
            file + ":4: mode: 'lazy' is none of fast, very-slow",
            "built-in sample.yaml:23: password: the secret's file nowhere cannot be read"
                + " (NoSuchFileException); make it readable to this user");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Path absent = folder.resolve("absent.yaml");
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "comment: \u00e4".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(read(absent, PASSWORD))
        .containsExactly(absent + ": there is no such file; give another --config");
    assertThat(read(latin, PASSWORD))
        .containsExactly(latin + ": is not written in UTF-8; save it so");
    assertThat(read(folder, PASSWORD)).containsExactly(folder + ": cannot be read: Is a directory");
  }

  @Test
  void aTypeThatNoFileCanHoldIsAMistakeOfTheProgram() {
    record Unholdable(Object mode) {}

    assertThat(
            catchThrowableOfType(
                IllegalStateException.class,
                () ->
                    ConfigReader.read(
                        "unholdable",
                        Unholdable.class,
                        null,
                        Map.of("BELLBUOY_UNHOLDABLE_MODE", "x"))))
        .hasMessage("no resource unholdable.yaml beside " + Unholdable.class.getName());
  }

  private static List<String> read(Path file, Map<String, String> environment) {
    ConfigException problems =
        catchThrowableOfType(
            ConfigException.class,
            () -> ConfigReader.read("sample", SampleConfig.class, file, environment));
    assertThat(problems.getMessage()).doesNotContain("hidden");
    return problems.problems();
  }
}
