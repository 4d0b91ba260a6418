package io.bellbuoy.standalone;

import static io.bellbuoy.standalone.CheckCommand.count;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFileResult;
import io.bellbuoy.rules.file.RuleFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with rule files, as a person reads it. */
record Findings(List<RuleFileResult.Finding> all) {

  /** The files, where they compile; null and everything that is wrong on {@code err} where not. */
  static @Nullable RuleFiles read(List<Path> paths, PrintWriter err) {
    RuleFileResult result = RuleFileReader.read(paths);
    if (!result.hasErrors()) {
      return result.files();
    }
    new Findings(result.findings()).printAll(err);
    return null;
  }

  /** The same, with warnings on {@code err} also where the files compile. */
  static @Nullable RuleFiles readWithWarnings(List<Path> paths, PrintWriter err) {
    RuleFileResult result = RuleFileReader.read(paths);
    if (!result.findings().isEmpty()) {
      new Findings(result.findings()).printAll(err);
    }
    return result.hasErrors() ? null : result.files();
  }

  private void printAll(PrintWriter err) {
    print(err);
    err.println(summary());
    err.flush();
  }

  void print(PrintWriter out) {
    for (RuleFileResult.Finding finding : all) {
      out.println(finding.diagnostic().display(finding.file(), finding.sourceLine()));
      out.println();
    }
  }

  String summary() {
    int errors = (int) all.stream().filter(this::isError).count();
    return count(errors, "error") + ", " + count(all.size() - errors, "warning");
  }

  private boolean isError(RuleFileResult.Finding finding) {
    return finding.diagnostic().kind() == Diagnostic.Kind.ERROR;
  }
}
