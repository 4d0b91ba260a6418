package io.bellbuoy.standalone;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFileResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      description = {
        "Also says which rules make engines read every event to its end, and why,",
        "and how much of an event each rule makes them read."
      })
  private boolean cost;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Weighs the cost by the first of these events instead of a shipped sample.")
  private @Nullable Path events;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    RuleFileResult result = RuleFileReader.read(paths);
    Findings findings = new Findings(result.findings());
    CostReport costs = costs(result);
    if (json) {
      result.findings().forEach(f -> out.println(JsonLine.of(describe(f))));
      if (costs != null) {
        costs.printJson(out);
      }
    } else {
      findings.print(out);
      if (costs != null) {
        costs.print(out);
      }
      out.println(count(result.files().rules().size(), "rule") + " checked: " + findings.summary());
    }
    out.flush();
    return result.hasErrors() ? BellbuoyMain.NOT_SO : 0;
  }

  /** Null where it was not asked for, or the rules do not compile. */
  private @Nullable CostReport costs(RuleFileResult result) throws IOException {
    if (events != null && !cost) {
      throw new ParameterException(spec.commandLine(), "--events is for --cost");
    }
    if (!cost || result.hasErrors()) {
      return null;
    }
    if (events != null && !Files.isRegularFile(events)) {
      throw new ParameterException(spec.commandLine(), "there is no file " + events);
    }
    return CostReport.of(
        result.files(), events == null ? EventSample.shipped() : EventSample.of(events));
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
