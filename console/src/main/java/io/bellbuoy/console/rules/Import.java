package io.bellbuoy.console.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a library when a file is taken into it.
 *
 * @param rules to be put
 * @param lists to be put
 */
record Import(List<Rule> rules, List<NamedList> lists, Report report) {

  /** What happens to one rule or list. */
  enum Action {
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
  record RuleLine(
      String id, Action action, @Nullable String why, List<FieldDiagnostic> diagnostics) {}

  /** One list of the file. */
  record ListLine(String name, Action action) {}

  /**
   * All of it.
   *
   * @param policy what became of the file's policy; null: it has none
   */
  record Report(List<RuleLine> rules, List<ListLine> lists, @Nullable String policy) {}

  /** The plan for a file that has no errors. */
  static Import of(LibraryImage now, RuleFiles files, Library library) {
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
    return new Import(put, changed, new Report(lines, listLines, policy));
  }

  private static Action action(@Nullable Object old) {
    return old == null ? Action.CREATE : Action.REPLACE;
  }
}
