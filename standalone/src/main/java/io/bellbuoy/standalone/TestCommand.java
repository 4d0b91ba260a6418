package io.bellbuoy.standalone;

import static io.bellbuoy.standalone.CheckCommand.count;

import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.file.RuleTester;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code test}: do the rules mean what their tests say? */
@Command(
    name = "test",
    description = "Runs the tests that rules carry.",
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, or folders of them.")
  private List<Path> paths;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Also writes the outcomes as JUnit XML; makes its folder.")
  private @Nullable Path junit;

  @Override
  public Integer call() throws IOException {
    RuleFiles files = Findings.read(paths, spec.commandLine().getErr());
    if (files == null) {
      return BellbuoyMain.NOT_SO;
    }
    List<RuleTester.Outcome> outcomes = RuleTester.run(files);
    if (junit != null) {
      JunitReport.write(outcomes, junit);
    }
    PrintWriter out = spec.commandLine().getOut();
    int failed = 0;
    for (RuleTester.Outcome outcome : outcomes) {
      if (outcome.failure() != null) {
        failed++;
        out.println("FAILED " + outcome.ruleId() + ": " + VisibleWriter.line(outcome.test()));
        outcome.failure().lines().forEach(line -> out.println("    " + line));
      }
    }
    long untested = files.rules().stream().filter(rule -> rule.tests().isEmpty()).count();
    out.println(
        count(outcomes.size(), "test")
            + " of "
            + count(files.rules().size(), "rule")
            + ": "
            + (outcomes.size() - failed)
            + " passed, "
            + failed
            + " failed"
            + (untested == 0 ? "" : "; " + count((int) untested, "rule") + " without a test"));
    out.flush();
    return failed == 0 ? 0 : BellbuoyMain.NOT_SO;
  }
}
