package io.bellbuoy.standalone;

import static io.bellbuoy.standalone.CheckCommand.count;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.registry.PolicyImage;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.rules.file.RuleFileWriter;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.file.RuleTester;
import io.bellbuoy.schemas.PolicySnapshot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy}: what is in force, and how it changes. */
@Command(
    name = "policy",
    description = "Shows and changes the published policy.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class PolicyCommand {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @Command(
      name = "show",
      description = "Prints the policy in force as one rule file.",
      mixinStandardHelpOptions = true)
  int show(@Mixin Target target) {
    KafkaConfig kafka = target.kafka();
    PolicyImage image = Installation.newest(kafka, RegistryLoader::policy);
    if (image.current() == null) {
      return notSo("no policy was ever published");
    }
    print(
        PublishedPolicy.asFiles(image, Installation.newest(kafka, RegistryLoader::library))
            .stripTrailing());
    return 0;
  }

  @Command(
      name = "diff",
      description = "Compares the policy in force with rule files; 1 where they differ.",
      mixinStandardHelpOptions = true)
  int diff(
      @Mixin Target target,
      @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, or folders.")
          List<Path> paths) {
    RuleFiles files = Findings.read(paths, err());
    if (files == null) {
      return BellbuoyMain.NOT_SO;
    }
    KafkaConfig kafka = target.kafka();
    PolicyImage image = Installation.newest(kafka, RegistryLoader::policy);
    LibraryImage library = Installation.newest(kafka, RegistryLoader::library);
    String before = image.current() == null ? "" : PublishedPolicy.asFiles(image, library);
    String after = RuleFileWriter.write(PublishedPolicy.effective(files));
    List<String> difference = LineDiff.of("in force", before, "files", after);
    difference.forEach(this::print);
    return difference.isEmpty() ? 0 : BellbuoyMain.NOT_SO;
  }

  @Command(
      name = "apply",
      description = {
        "Checks and tests rule files, publishes their policy,",
        "and returns when every engine judges by it."
      },
      mixinStandardHelpOptions = true)
  int apply(
      @Mixin Target target,
      @Option(names = "--comment", description = "Why, for the history.", defaultValue = "")
          String comment,
      @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, or folders.")
          List<Path> paths) {
    RuleFiles files = Findings.readWithWarnings(paths, err());
    if (files == null) {
      return notSo("the policy in force stays");
    }
    List<RuleTester.Outcome> failed =
        RuleTester.run(files).stream().filter(o -> o.failure() != null).toList();
    if (!failed.isEmpty()) {
      failed.forEach(
          o ->
              err().println(o.ruleId() + ": " + VisibleWriter.line(o.test()) + ": " + o.failure()));
      return notSo(count(failed.size(), "test") + " failed; the policy in force stays");
    }
    try (RegistryWriter writer = new RegistryWriter(target.kafka())) {
      return published(writer, writer.apply(files, Target.user(), comment));
    }
  }

  @Command(
      name = "history",
      description = "Lists the published versions, newest first.",
      mixinStandardHelpOptions = true)
  int history(@Mixin Target target) {
    PolicyImage image = Installation.newest(target.kafka(), RegistryLoader::policy);
    image.versions().values().stream()
        .sorted(java.util.Comparator.comparingInt(PolicySnapshot::version).reversed())
        .forEach(snapshot -> print(historyLine(snapshot)));
    return 0;
  }

  @Command(
      name = "rollback",
      description = "Publishes an older version again.",
      mixinStandardHelpOptions = true)
  int rollback(
      @Mixin Target target,
      @Parameters(paramLabel = "N", description = "The version.") int version) {
    try (RegistryWriter writer = new RegistryWriter(target.kafka())) {
      return published(writer, writer.rollback(version, Target.user()));
    }
  }

  private int published(RegistryWriter writer, PolicySnapshot snapshot) {
    List<String> behind = writer.awaitEngines(snapshot.version(), PATIENCE);
    if (behind.isEmpty()) {
      print("Version " + snapshot.version() + " is in force.");
      return 0;
    }
    behind.forEach(err()::println);
    return notSo("version " + snapshot.version() + " is published, but not judged by everywhere");
  }

  private static String historyLine(PolicySnapshot snapshot) {
    String comment = snapshot.comment().isEmpty() ? "" : "  " + snapshot.comment();
    return "%4d  %s  %s  %s%s"
        .formatted(
            snapshot.version(),
            snapshot.publishedAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
            count(snapshot.rules().size(), "rule"),
            VisibleWriter.line(snapshot.publishedBy()),
            VisibleWriter.line(comment));
  }

  private int notSo(String why) {
    err().println("bellbuoy: " + why);
    err().flush();
    return BellbuoyMain.NOT_SO;
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
