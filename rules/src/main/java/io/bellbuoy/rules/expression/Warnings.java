package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.ExpressionParser.Purpose;
import io.bellbuoy.rules.expression.Operand.Call;
import io.bellbuoy.rules.expression.Operand.IntegerLiteral;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Operand.TextLiteral;
import io.bellbuoy.rules.expression.ValueSet.WrittenSet;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.EitherContext;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Points at what compiles and is probably not meant. For one thread. */
final class Warnings {

  private final Purpose purpose;
  private final Diagnostics diagnostics;

  Warnings(Purpose purpose, Diagnostics diagnostics) {
    this.purpose = purpose;
    this.diagnostics = diagnostics;
  }

  /** Few know which of the two binds tighter. */
  void mixed(EitherContext either) {
    boolean mixed =
        either.OR().size() > 0
            && either.conjunction().stream().anyMatch(c -> c.getChildCount() > 1);
    if (mixed) {
      diagnostics.warning(
          Place.of(either.OR(0).getSymbol()),
          "`and` and `or` are mixed without parentheses; `and` binds tighter",
          "(… and …) or …");
    }
  }

  void firstSegment(FieldPath path, Place place) {
    String first = path.start() == FieldPath.Start.EVENT ? path.firstName() : null;
    if (first != null && !Vocabulary.EVENT_MEMBERS.contains(first)) {
      String near = Suggestion.nearest(first, Vocabulary.EVENT_MEMBERS);
      diagnostics.warning(
          place,
          "no audit event has a member " + Quoted.of(first),
          near == null ? null : "did you mean " + near + "?");
    }
  }

  /** Who asks for the count of a text mostly means the count of what a path reaches. */
  void constant(Call call, Place place) {
    if (call.argument().literal()) {
      String function = call.function().text();
      String argument = call.argument().label("");
      diagnostics.warning(
          place,
          Quoted.of(function) + " of what is written out is always the same",
          call.argument() instanceof TextLiteral ? function + "(jpath(" + argument + "))" : null);
    }
  }

  void comparison(Comparison comparison, Place place) {
    Operand left = comparison.left();
    if (comparison.comparator() == Comparator.EQUAL) {
      forgeable(left, place);
      if (comparison.right() instanceof TextLiteral literal) {
        neverEqual(left, literal.text(), place);
      } else if (comparison.right() instanceof IntegerLiteral literal
          && left.numeric()
          && literal.value() < 0) {
        diagnostics.warning(place, "" + Quoted.of(left.label("")) + " is never negative", null);
      }
    }
  }

  void membership(Membership membership, boolean negated, Place place) {
    if (!negated) {
      forgeable(membership.left(), place);
    }
    if (membership.set() instanceof WrittenSet set) {
      for (String text : set.texts().stream().sorted().toList()) {
        neverEqual(membership.left(), text, place);
      }
    }
  }

  /** Every proxy on the way may be the client itself; the last address is the API server's word. */
  void forgeable(Operand operand, Place place) {
    if (purpose == Purpose.LET_THROUGH
        && operand instanceof PathOperand values
        && values.path().start() == FieldPath.Start.EVENT
        && "sourceIPs".equals(values.path().firstName())
        && !values.path().endsWith(-1)) {
      diagnostics.warning(
          place,
          "clients can put any address in front of sourceIPs, and so get past this rule",
          "jpath(\"sourceIPs[-1]\") is the address that the API server saw");
    }
  }

  private void neverEqual(Operand operand, String text, Place place) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (operand instanceof Call call) {
      Function function = call.function();
      boolean never =
          (function == Function.LOWERCASE && !text.equals(lower))
              || (function == Function.UPPERCASE && !text.equals(text.toUpperCase(Locale.ROOT)))
              || (operand.numeric() && !text.matches("0|[1-9][0-9]*"));
      if (never) {
        never(operand, text, place, null);
      }
    } else if (operand instanceof PathOperand values
        && values.path().start() == FieldPath.Start.EVENT) {
      String name = values.path().plainName();
      if (name == null) {
        return;
      }
      Set<String> known = Vocabulary.KNOWN_VALUES.getOrDefault(name, Set.of(text));
      if (!known.contains(text)) {
        String near = Suggestion.nearest(text, known);
        never(
            operand,
            text,
            place,
            near == null
                ? "known are " + String.join(", ", known.stream().sorted().toList())
                : '"' + near + '"');
      } else if (Vocabulary.LOWER_CASE.contains(name) && !text.equals(lower)) {
        never(operand, text, place, '"' + lower + '"');
      }
    }
  }

  private void never(Operand operand, String text, Place place, @Nullable String hint) {
    diagnostics.warning(
        place, "" + Quoted.of(operand.label("")) + " is never " + Quoted.of(text), hint);
  }
}
