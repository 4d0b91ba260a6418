package io.bellbuoy.standalone;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFileResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: does it compile? */
@Command(
    name = "check",
    description = "Compiles rule files and says what is wrong with them, where, and what to do.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files, or folders of them.")
  private List<Path> paths;

  @Option(names = "--json", description = "One JSON line a finding.")
  private boolean json;

  @Option(
      names = "--cost",
      description = "Also says which rules make engines read every event to its end, and why.")
  private boolean cost;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    RuleFileResult result = RuleFileReader.read(paths);
    Findings findings = new Findings(result.findings());
    CostReport costs =
        new CostReport(
            cost && !result.hasErrors()
                ? OfflinePolicy.compiled(result.files()).readingCosts()
                : List.of());
    if (json) {
      result.findings().forEach(f -> out.println(JsonLine.of(describe(f))));
      costs.printJson(out);
    } else {
      findings.print(out);
      if (cost && !result.hasErrors()) {
        costs.print(out);
      }
      out.println(count(result.files().rules().size(), "rule") + " checked: " + findings.summary());
    }
    out.flush();
    return result.hasErrors() ? BellbuoyMain.NOT_SO : 0;
  }

  private static Map<String, Object> describe(RuleFileResult.Finding finding) {
    Diagnostic diagnostic = finding.diagnostic();
    return JsonLine.members(
        "file",
        finding.file(),
        "line",
        diagnostic.line(),
        "column",
        diagnostic.column(),
        "length",
        diagnostic.length(),
        "kind",
        diagnostic.kind().name().toLowerCase(java.util.Locale.ROOT),
        "message",
        diagnostic.message(),
        "hint",
        diagnostic.hint());
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
