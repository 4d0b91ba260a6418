package io.bellbuoy.console.rules;

import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which rules name which lists. */
public final class ListUse {

  private static final int MOST_DIAGNOSTICS = 100;

  private ListUse() {}

  /** The rules that name the list. */
  static Stream<Rule> users(LibraryImage library, String list) {
    return library.rules().values().stream().filter(rule -> names(rule, list));
  }

  /**
   * Passes a library in which every rule that names the list compiles: it may hold blocks of
   * addresses, and then every member has to be one.
   *
   * @throws io.bellbuoy.console.http.ProblemException 422 with the reasons
   */
  static void refuseToBreakRules(LibraryImage library, String list) {
    List<FieldDiagnostic> found =
        users(library, list)
            .flatMap(rule -> errors(rule, library))
            .limit(MOST_DIAGNOSTICS)
            .toList();
    if (!found.isEmpty()) {
      throw RuleCheck.refused(
          "rules that name the list " + list + " would not compile; nothing was stored", found);
    }
  }

  private static Stream<FieldDiagnostic> errors(Rule rule, LibraryImage library) {
    return RuleCheck.of(rule, library.lists()).stream()
        .filter(FieldDiagnostic::isError)
        .map(
            d ->
                FieldDiagnostic.error(
                    "members", "rule " + rule.id() + ": " + d.message(), d.hint()));
  }

  /**
   * Whether a text of the rule holds the list's name. One in a comment counts, too: that is a
   * little more than needed and no harm.
   */
  public static boolean names(Rule rule, String list) {
    Pattern name = Pattern.compile("@" + Pattern.quote(list) + "(?![a-z0-9-])");
    return Stream.concat(
            Stream.of(rule.expression()),
            rule.exceptions().stream().map(Rule.ExceptionClause::expression))
        .anyMatch(text -> name.matcher(text).find());
  }
}
