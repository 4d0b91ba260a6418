package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.ExpressionParser.Purpose;
import io.bellbuoy.rules.expression.Operand.Call;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Operand.TextLiteral;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.EitherContext;

/** Points at what compiles and is probably not meant. For one thread. */
final class Warnings {

  private final Purpose purpose;
  private final Surroundings around;
  private final Diagnostics diagnostics;

  Warnings(Purpose purpose, Surroundings around, Diagnostics diagnostics) {
    this.purpose = purpose;
    this.around = around;
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

  /** A path that leads nowhere. */
  void path(FieldPath path, Place place) {
    PathCheck.Misstep misstep = PathCheck.misstep(path, around.here());
    if (misstep != null) {
      diagnostics.warning(place, misstep.message(), misstep.hint());
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

  void test(ValueTest test, boolean negated, Place place) {
    boolean equality =
        test instanceof Membership
            || (test instanceof Comparison comparison
                && comparison.comparator() == Comparator.EQUAL);
    if (equality && !negated) {
      forgeable(test.left(), place);
    }
    for (Never.Refutation never : Never.of(test, around)) {
      diagnostics.warning(place, never.message(), never.hint());
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
}
