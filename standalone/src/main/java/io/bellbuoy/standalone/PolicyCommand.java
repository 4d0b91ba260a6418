package io.bellbuoy.standalone;

import static io.bellbuoy.standalone.CheckCommand.count;

import io.bellbuoy.registry.PublishedPolicy;
import io.bellbuoy.rules.file.RuleFileWriter;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.file.RuleTester;
import java.io.PrintWriter;
import java.nio.file.Path;
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

  @Spec private CommandSpec spec;

  @Command(
      name = "show",
      description = "Prints the policy in force as one rule file.",
      mixinStandardHelpOptions = true)
  int show(@Mixin Target target, @Mixin Server server) {
    String inForce = policies(target, server).inForce();
    if (inForce == null) {
      return notSo("no policy was ever published");
    }
    print(inForce.stripTrailing());
    return 0;
  }

  @Command(
      name = "diff",
      description = "Compares the policy in force with rule files; 1 where they differ.",
      mixinStandardHelpOptions = true)
  int diff(
      @Mixin Target target,
      @Mixin Server server,
      @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, or folders.")
          List<Path> paths) {
    RuleFiles files = Findings.read(paths, err());
    if (files == null) {
      return BellbuoyMain.NOT_SO;
    }
    String inForce = policies(target, server).inForce();
    String before = inForce == null ? "" : inForce;
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
      @Mixin Server server,
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
    return published(policies(target, server).apply(files, comment));
  }

  @Command(
      name = "history",
      description = "Lists the published versions, newest first.",
      mixinStandardHelpOptions = true)
  int history(@Mixin Target target, @Mixin Server server) {
    policies(target, server).versions().forEach(version -> print(historyLine(version)));
    return 0;
  }

  @Command(
      name = "rollback",
      description = "Publishes an older version again.",
      mixinStandardHelpOptions = true)
  int rollback(
      @Mixin Target target,
      @Mixin Server server,
      @Parameters(paramLabel = "N", description = "The version.") int version) {
    return published(policies(target, server).rollback(version));
  }

  private static Policies policies(Target target, Server server) {
    ConsoleClient console = server.client();
    return console == null ? new RegistryPolicies(target.kafka()) : new ServerPolicies(console);
  }

  private int published(Policies.Published published) {
    if (published.behind().isEmpty()) {
      print("Version " + published.version() + " is in force.");
      return 0;
    }
    published.behind().forEach(err()::println);
    return notSo("version " + published.version() + " is published, but not judged by everywhere");
  }

  private static String historyLine(Policies.Line version) {
    String comment = version.comment().isEmpty() ? "" : "  " + version.comment();
    return "%4d  %s  %s  %s%s"
        .formatted(
            version.version(),
            version.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
            count(version.rules(), "rule"),
            VisibleWriter.line(version.by()),
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
