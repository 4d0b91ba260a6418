package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

  private static final String SIGMA =
      """
      title: Somebody asked for a token
      logsource: {product: kubernetes, service: audit}
      detection:
        selection: {verb: create, objectRef.subresource: token}
        condition: selection
      level: low
      """;

  private static final String PRISMA =
      """
      [{"_id": 1, "type": "kubernetes-audit", "owner": "ann", "name": "Exec",
        "script": "jpath(\\"objectRef.subresource\\") = \\"exec\\""}]
      """;

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  @Test
  void sigmaRulesOfAFolderBecomeOneRuleFileThatCheckTakes() throws IOException {
    file("sigma/a/one.yml", SIGMA);
    file("sigma/two.yaml", SIGMA.replace("token", "exec"));
    file("sigma/notes.txt", "no rule");
    Path output = folder.resolve("out.yaml");

    Cli run = Cli.run("import", "sigma", folder.resolve("sigma") + "", "--output", output + "");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("one.yml:1: taken: \"Somebody asked for a token\": it is the rule somebody-asked")
        .endsWith("import sigma: 2 rules carried over, 0 left out, 0 skipped\n");
    Cli check = Cli.run("check", output + "");
    assertThat(check.out().strip()).isEqualTo("2 rules checked: 0 errors, 0 warnings");
  }

  @Test
  void whatPrismaExportsGoesToStandardOutputAndTheReportToStandardError() throws IOException {
    String rules = file("rules.json", PRISMA);
    String policy = file("policy.json", "{\"customRulesIDs\": [1]}");

    Cli run = Cli.run("import", "prisma", rules, policy);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("rules:\n  - id: exec\n").contains("policy:");
    assertThat(run.err()).contains("import prisma: 1 rule carried over, 0 left out, 0 skipped");
    String out = file("out.yaml", run.out());
    assertThat(Cli.run("check", out).code()).isZero();
  }

  @Test
  void itEndsWithOneWhereSomethingStayedOutOrNothingCameAlong() throws IOException {
    String half = file("half.json", PRISMA.replace("}]", "}, {\"script\": \"verb is x\"}]"));
    String windows = file("windows.yml", SIGMA.replace("product: kubernetes", "product: windows"));
    String broken = file("broken.json", "[");

    Cli partly = Cli.run("import", "prisma", half);
    assertThat(partly.code()).isEqualTo(BellbuoyMain.NOT_SO);
    assertThat(partly.out()).contains("id: exec").contains("# Not taken over: ");
    assertThat(partly.err()).contains("half.json:2: left out: ").contains("1 left out");
    assertThat(Cli.run("import", "sigma", windows).code()).isEqualTo(BellbuoyMain.NOT_SO);
    assertThat(Cli.run("import", "prisma", broken).err()).contains("this is no JSON");
  }

  @Test
  void itNeverWritesOverAFile() throws IOException {
    String rules = file("rules.json", PRISMA);
    String mine = file("mine.yaml", "rules: []\n");

    Cli run = Cli.run("import", "prisma", rules, "--output", mine);

    assertThat(run.code()).isEqualTo(BellbuoyMain.BROKEN);
    assertThat(run.err()).contains("is there already");
    assertThat(Path.of(mine)).hasContent("rules: []\n");
  }

  @Test
  void whatCannotBeReadIsWrongUsage() throws IOException {
    Path large = folder.resolve("large.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(40L * 1024 * 1024);
    }

    Cli tooLarge = Cli.run("import", "prisma", large + "");
    assertThat(tooLarge.code()).isEqualTo(BellbuoyMain.BROKEN);
    assertThat(tooLarge.err()).contains("larger than 16 MiB").hasLineCount(1);
    assertThat(Cli.run("import", "prisma", folder + "/gone").err()).contains("there is no file");
    assertThat(Cli.run("import", "prisma", folder + "").err()).contains("is a folder");
    assertThat(Cli.run("import", "sigma").code()).isEqualTo(BellbuoyMain.BROKEN);
    assertThat(Cli.run("import").code()).isEqualTo(BellbuoyMain.BROKEN);
    assertThat(Cli.run("import", "prisma", "--help").out()).contains("GET /api/v1/custom-rules");
  }
}
