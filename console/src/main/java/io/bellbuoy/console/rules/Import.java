package io.bellbuoy.console.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFileResult;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.imported.ImportNote;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a library when a file is taken into it.
 *
 * @param rules to be put
 * @param lists to be put
 * @param policy the file's; all its rules in their order where it has none
 */
public record Import(List<Rule> rules, List<NamedList> lists, Policy policy, Report report) {

  /** What happens to one rule or list. */
  public enum Action {
    @JsonProperty("create")
    CREATE,
    @JsonProperty("replace")
    REPLACE,
    @JsonProperty("same")
    SAME,
    @JsonProperty("refuse")
    REFUSE
  }

  /**
   * One rule of the file.
   *
   * @param why null where that is clear
   * @param diagnostics warnings
   */
  public record RuleLine(
      String id, Action action, @Nullable String why, List<FieldDiagnostic> diagnostics) {}

  /** One list of the file. */
  public record ListLine(String name, Action action) {}

  /**
   * All of it.
   *
   * @param policy what became of the file's policy; null: it has none
   * @param notes of a file of another product, what came along and what did not
   */
  public record Report(
      List<RuleLine> rules,
      List<ListLine> lists,
      @Nullable String policy,
      List<ImportNote> notes) {}

  /**
   * The plan for a file.
   *
   * @throws ProblemException 422 with the diagnostics where it has errors, 409 where it would break
   *     rules that it does not hold
   */
  public static Import planned(RuleBook before, String text, Library library) {
    LibraryImage now = before.library();
    RuleFileResult read = RuleFileReader.read("file", text, now.lists().values());
    if (read.hasErrors()) {
      List<FieldDiagnostic> found =
          read.findings().stream()
              .map(finding -> FieldDiagnostic.of("file", text, finding.diagnostic()))
              .toList();
      throw RuleCheck.refused("the file has errors; nothing was stored", found);
    }
    Import plan = of(now, read.files(), library);
    LibraryImage after = now.with(plan.rules(), plan.lists());
    plan.lists().forEach(list -> ListUse.refuseToBreakRules(after, list.name()));
    return plan;
  }

  /** The same with what there is to say of a file of another product. */
  Import withNotes(List<ImportNote> notes) {
    Report said = new Report(report.rules(), report.lists(), report.policy(), notes);
    return new Import(rules, lists, policy, said);
  }

  /** The book in which it has been done. */
  public RuleBook in(RuleBook before) {
    return before.with(before.library().with(rules, lists));
  }

  private static Import of(LibraryImage now, RuleFiles files, Library library) {
    LibraryImage after = now.with(files.rules(), files.lists());
    List<Rule> put = new ArrayList<>();
    List<RuleLine> lines = new ArrayList<>();
    for (Rule rule : files.rules()) {
      Rule old = now.rules().get(rule.id());
      List<FieldDiagnostic> found = RuleCheck.of(rule, after.lists());
      if (old != null && old.equals(rule)) {
        lines.add(new RuleLine(rule.id(), Action.SAME, null, found));
      } else if (library.origin(rule.id()) == Library.Origin.SYSTEM) {
        String why = "a system rule has that id; give it another one";
        lines.add(new RuleLine(rule.id(), Action.REFUSE, why, found));
      } else if (FieldDiagnostic.refuse(found)) {
        lines.add(new RuleLine(rule.id(), Action.REFUSE, "it does not compile", found));
      } else {
        put.add(rule);
        lines.add(new RuleLine(rule.id(), action(old), null, found));
      }
    }
    List<NamedList> changed =
        files.lists().stream().filter(l -> !l.equals(now.lists().get(l.name()))).toList();
    List<ListLine> listLines =
        files.lists().stream()
            .map(
                list ->
                    new ListLine(
                        list.name(),
                        changed.contains(list)
                            ? action(now.lists().get(list.name()))
                            : Action.SAME))
            .toList();
    String policy = files.policy() == null ? null : "left out: the order of rules is not imported";
    Report report = new Report(lines, listLines, policy, List.of());
    return new Import(put, changed, files.effectivePolicy(), report);
  }

  private static Action action(@Nullable Object old) {
    return old == null ? Action.CREATE : Action.REPLACE;
  }
}
