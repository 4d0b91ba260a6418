package io.bellbuoy.rules.imported;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.rules.file.RuleFileReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a stranger sends, the import ends, soon, with a report. */
@Timeout(60)
class HostileImportTest {

  @Test
  void aFileOfFortyMegabytesIsRefusedUnread(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("large.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(40L * 1024 * 1024);
    }

    assertThatThrownBy(() -> ImportFile.read(large))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger than 16 MiB");
  }

  @Test
  void aFileIsReadAsUtf8OrRefused(@TempDir Path folder) throws IOException {
    Path marked = Files.write(folder.resolve("bom"), "\uFEFF[]".getBytes(UTF_8));
    Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xE9});

    assertThat(ImportFile.read(marked).text()).isEqualTo("[]");
    assertThatThrownBy(() -> ImportFile.read(latin)).hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> ImportFile.read(folder.resolve("gone")))
        .isInstanceOf(NoSuchFileException.class);
  }

  static List<String> sigma() {
    StringBuilder laughs = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c < 'l'; c++) {
      laughs.append(c).append(": &").append(c).append(" [");
      laughs.append(("*" + (char) (c - 1) + ",").repeat(9)).append("]\n");
    }
    String list = "a: &a {verb: [" + "x,".repeat(1_000) + "]}\n";
    return List.of(
        Sigma.rule("Laughs", laughs + "condition: 1 of them"),
        Sigma.rule("Aliases", list + "b: [" + "*a,".repeat(15) + "]\ncondition: all of them"),
        Sigma.rule("Circle", "a: &a [*a]\ncondition: a"),
        Sigma.rule("Circle", "a: &a {verb: *a}\ncondition: a"),
        Sigma.rule("Deep", "a: " + "[".repeat(100_000)),
        Sigma.rule("Deep", "a: " + "{a: ".repeat(200) + "b" + "}".repeat(200)),
        Sigma.rule("Nested", "a: {verb: x}\ncondition: " + "(".repeat(500) + "a" + ")".repeat(500)),
        Sigma.rule("Not", "a: {verb: x}\ncondition: " + "not ".repeat(60) + "a"),
        Sigma.rule("Long", "a: {verb: x}\ncondition: a" + " and a".repeat(5_000)),
        Sigma.rule("Wide", "a: {user.uid: [" + "abcdefgh*i,".repeat(4_900) + "]}\ncondition: a"),
        Sigma.rule("Name", "a: {" + "x.".repeat(2_000) + ": y}\ncondition: a"),
        Sigma.rule(
            "Globs", "a".repeat(900) + ": {verb: x}\ncondition: 1 of " + "a*".repeat(60) + "b"),
        Sigma.rule("Stars", "a: {user.uid: '" + "a*?".repeat(2_000) + "'}\ncondition: a"),
        Sigma.rule("Regex", "a: {user.uid|re: '((a{90}){90}){90}'}\ncondition: a"),
        Sigma.rule("Tag", "a: !!javax.script.ScriptEngineManager [x]\ncondition: a"),
        "\u0000",
        "&a *a",
        "? [a]\n: b",
        "- - -",
        "title: &t [*t]\ndetection: *t",
        "%YAML 9",
        "");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("sigma")
  void noSigmaFileKeepsItBusyOrBreaksIt(String text) {
    ImportResult result = Sigma.imported(text);

    assertThat(result.files().rules()).isEmpty();
    assertThat(result.notes()).isNotEmpty();
    assertThat(RuleFileReader.read("o.yaml", result.text(), List.of()).hasErrors()).isFalse();
  }

  static List<String> prisma() {
    String macro = "%a" + ".a".repeat(200_000);
    return List.of(
        "[".repeat(1_000_000),
        "{\"a\":".repeat(10_000),
        "[{\"script\": \"" + "not ".repeat(100_000) + "true\"}]",
        "[{\"script\": \"" + "(".repeat(1_000_000) + "\"}]",
        "[{\"script\": \"x\", \"message\": \""
            + macro
            + "\", \"name\": \""
            + "-".repeat(500_000)
            + "\"}]",
        "[" + "{\"script\": \"x\"},".repeat(10_100) + "1]",
        "[" + "9".repeat(100_000) + "]",
        "\u0000",
        "[{\"script\": {\"a\": 1}, \"name\": [], \"attackTechniques\": 5, \"type\": null}]");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("prisma")
  void noPrismaFileKeepsItBusyOrBreaksIt(String text) {
    ImportResult result = PrismaImport.of(List.of(new ImportFile("file.json", text)));

    assertThat(result.files().rules()).isEmpty();
    assertThat(result.notes()).isNotEmpty();
    assertThat(RuleFileReader.read("o.yaml", result.text(), List.of()).hasErrors()).isFalse();
  }

  @Test
  void aNameCannotPassForAnotherLineOfTheReportOrTheFile() {
    String name = "x\\nrules: [evil]\\u2028# y\\u0085z\\u0007\\u001b[31m";
    String text = "[{\"script\": \"x\", \"name\": \"" + name + "\"}]";

    ImportResult result = PrismaImport.of(List.of(new ImportFile("file.json", text)));

    assertThat(result.notes().get(0).display().lines().filter(l -> l.startsWith("rules")))
        .isEmpty();
    assertThat(RuleFileReader.read("o.yaml", result.text(), List.of()).files().rules()).isEmpty();
    assertThat(RuleFileReader.read("o.yaml", result.text(), List.of()).hasErrors()).isFalse();
  }

  @Test
  void thousandsOfRulesOfOneNameHaveIdsOfTheirOwn() {
    RuleIds ids = new RuleIds();

    assertThat(IntStream.range(0, 20_000).mapToObj(i -> ids.of("A ".repeat(60))))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z0-9-]{1,80}"));
    assertThat(ids.of("Über")).isEqualTo("ber");
    assertThat(ids.of("日本")).isEqualTo("rule");
    assertThat(ids.of("ber 2")).isEqualTo("ber-2");
    assertThat(ids.of("ber")).isEqualTo("ber-3");
  }
}
