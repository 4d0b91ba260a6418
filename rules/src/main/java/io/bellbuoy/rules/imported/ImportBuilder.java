package io.bellbuoy.rules.imported;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.imported.ImportNote.Kind;
import io.bellbuoy.rules.imported.ImportNote.Origin;
import io.bellbuoy.rules.imported.ImportResult.LeftOut;
import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import io.bellbuoy.rules.match.RuleCompilation;
import io.bellbuoy.rules.match.RuleCompiler;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what comes along and what does not. Not thread-safe. */
final class ImportBuilder {

  private final RuleIds ids = new RuleIds();
  private final List<Rule> rules = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<ImportNote> notes = new ArrayList<>();

  /** A new id for a rule of that name. */
  String idOf(String name) {
    return ids.of(name);
  }

  /**
   * Takes the rule over if it compiles; says why where it does not.
   *
   * @param original its text as the other product has it
   * @return whether it came along
   */
  boolean take(Origin origin, Rule rule, String original) {
    RuleCompilation compilation = RuleCompiler.compile(rule, Map.of());
    List<Finding> errors =
        compilation.findings().stream()
            .filter(finding -> finding.diagnostic().kind() == Diagnostic.Kind.ERROR)
            .toList();
    if (!errors.isEmpty()) {
      String why = String.join("; ", errors.stream().map(ImportBuilder::said).toList());
      leaveOut(origin, rule.name(), why, errors.get(0).diagnostic().hint(), original);
      return false;
    }
    rules.add(rule);
    String become = "it is the rule " + rule.id() + ", severity " + rule.severity().text();
    notes.add(ImportNote.of(Kind.TAKEN, origin, rule.name(), become));
    compilation.findings().forEach(warning -> note(origin, rule, warning));
    return true;
  }

  private void note(Origin origin, Rule rule, Finding warning) {
    String hint = warning.diagnostic().hint();
    notes.add(
        new ImportNote(Kind.NOTE, origin.file(), origin.line(), rule.name(), said(warning), hint));
  }

  private static String said(Finding finding) {
    Diagnostic diagnostic = finding.diagnostic();
    return "%s, line %d, column %d: %s"
        .formatted(finding.part(), diagnostic.line(), diagnostic.column(), diagnostic.message());
  }

  /** What is good to know about something that comes along. */
  void note(Origin origin, @Nullable String rule, String message) {
    notes.add(ImportNote.of(Kind.NOTE, origin, rule, message));
  }

  /** Something that was not meant for audit events. */
  void skip(Origin origin, @Nullable String rule, String message) {
    notes.add(ImportNote.of(Kind.SKIPPED, origin, rule, message));
  }

  /** Something without a text of its own that does not come along. */
  void leaveOut(Origin origin, @Nullable String rule, String message, @Nullable String hint) {
    notes.add(new ImportNote(Kind.LEFT_OUT, origin.file(), origin.line(), rule, message, hint));
  }

  /** A rule that does not come along. */
  void leaveOut(
      Origin origin, String rule, String message, @Nullable String hint, String original) {
    leaveOut(origin, rule, message, hint);
    leftOut.add(new LeftOut(rule, hint == null ? message : message + "; " + hint, original));
  }

  ImportResult build(@Nullable Policy policy) {
    return new ImportResult(new RuleFiles(List.of(), rules, policy), leftOut, notes);
  }
}
