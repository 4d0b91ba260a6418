package io.bellbuoy.console.trial;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ExpressionParser.Purpose;
import io.bellbuoy.rules.expression.MessageTemplate;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler says of a rule's texts, as the API answers it. Immutable.
 *
 * @param diagnostics in the order of the fields, and of the text within one
 */
public record RuleCheck(List<Placed> diagnostics) {

  public RuleCheck {
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * An error or a warning.
   *
   * @param field of the rule, such as {@code exceptions[0].expression}
   * @param severity {@code error} or {@code warning}
   * @param line from 1, within the field's text
   * @param column from 1, in UTF-16 units as editors count
   * @param length in UTF-16 units, at least 1
   * @param hint what to do; null where there is no good guess
   */
  public record Placed(
      String field,
      String severity,
      int line,
      int column,
      int length,
      String message,
      @Nullable String hint) {

    static Placed of(String field, String text, Diagnostic found) {
      String line = text.split("\n", -1)[lineIndex(text, found.line())];
      int start = units(line, 0, found.column() - 1);
      int end = units(line, start, found.length());
      return new Placed(
          field,
          found.kind().name().toLowerCase(Locale.ROOT),
          found.line(),
          start + 1,
          Math.max(1, end - start),
          found.message(),
          found.hint());
    }

    private static int lineIndex(String text, int line) {
      int last = (int) text.chars().filter(c -> c == '\n').count();
      return Math.min(line - 1, last);
    }

    /** The index so many code points further, at most the line's end. */
    private static int units(String line, int from, int codePoints) {
      int there = line.codePointCount(from, line.length());
      return there <= codePoints ? line.length() : line.offsetByCodePoints(from, codePoints);
    }
  }

  /** Of the rule's expression, message and exceptions, all of them. */
  public static RuleCheck of(Rule rule, Map<String, NamedList> lists) {
    List<Placed> all = new ArrayList<>();
    add(all, "expression", rule.expression(), lists, Purpose.DETECT);
    MessageTemplate.parse(rule.message())
        .diagnostics()
        .forEach(found -> all.add(Placed.of("message", rule.message(), found)));
    List<Rule.ExceptionClause> exceptions = rule.exceptions();
    for (int i = 0; i < exceptions.size(); i++) {
      String field = "exceptions[" + i + "].expression";
      add(all, field, exceptions.get(i).expression(), lists, Purpose.LET_THROUGH);
    }
    return new RuleCheck(all);
  }

  /** Whether the rule does not compile. */
  public boolean refuses() {
    return diagnostics.stream().anyMatch(found -> found.severity().equals("error"));
  }

  private static void add(
      List<Placed> all, String field, String text, Map<String, NamedList> lists, Purpose purpose) {
    ExpressionParser.parse(text, lists, purpose)
        .diagnostics()
        .forEach(found -> all.add(Placed.of(field, text, found)));
  }
}
