package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.expression.And;
import io.bellbuoy.rules.expression.Constant;
import io.bellbuoy.rules.expression.Exists;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.FieldPath;
import io.bellbuoy.rules.expression.Not;
import io.bellbuoy.rules.expression.Once;
import io.bellbuoy.rules.expression.Operand;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Or;
import io.bellbuoy.rules.expression.Quantifier;
import io.bellbuoy.rules.expression.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must hold if a condition holds for some value of a path: each comparison by itself, asked of
 * all the values' parts together. A quantifier's value need not be looked at where that fails.
 *
 * @param formula holds wherever the quantifier does
 * @param exact whether it holds nowhere else
 */
record Relaxation(Formula formula, boolean exact) {

  /** Nothing is known to be needed. */
  private static final Part ANYTHING = new Part(Formula.Known.ALWAYS, false, false, true);

  /**
   * Of a part of the condition.
   *
   * @param formula must hold if the part does for some value
   * @param exact whether the part then does hold for some value, if there is one
   * @param asks whether it asks something of the value, so that there is one
   * @param varies whether it may hold for one value and not for another
   */
  private record Part(Formula formula, boolean exact, boolean asks, boolean varies) {

    /** Is the same for all values. */
    static Part fixed(Formula formula) {
      return new Part(formula, true, false, false);
    }
  }

  /** Of a quantifier that asks for any of the values. */
  static Relaxation of(
      FormulaCompiler compiler, AtomTable atoms, PathOperand values, Expression condition) {
    List<Step> steps = values.path().steps();
    Atom presence =
        values.path().start() == FieldPath.Start.EVENT
            ? atoms.presence(steps, values.text())
            : null;
    if (presence == null) {
      return new Relaxation(Formula.Known.ALWAYS, false);
    }
    Part part = new Walk(compiler, steps).part(condition, true);
    Formula present = new Formula.Literal(presence, true);
    return part.exact && part.asks
        ? new Relaxation(part.formula, true)
        : new Relaxation(Formula.all(List.of(present, part.formula)), false);
  }

  /**
   * Through one condition.
   *
   * @param steps those of the quantifier's path
   */
  private record Walk(FormulaCompiler compiler, List<Step> steps) {

    /** Negations are pushed down to what they negate. */
    Part part(Expression condition, boolean positive) {
      if (condition instanceof Not not) {
        return part(not.condition(), !positive);
      }
      if (condition instanceof Once once) {
        return part(once.condition(), positive);
      }
      if (condition instanceof And and) {
        return joined(and.conditions(), positive, positive);
      }
      if (condition instanceof Or or) {
        return joined(or.conditions(), positive, !positive);
      }
      if (condition instanceof Constant constant) {
        Formula known = constant.value() == positive ? Formula.Known.ALWAYS : Formula.Known.NEVER;
        return Part.fixed(known);
      }
      return single(condition, positive);
    }

    private Part joined(List<Expression> conditions, boolean positive, boolean all) {
      List<Part> parts = new ArrayList<>();
      conditions.forEach(condition -> parts.add(part(condition, positive)));
      List<Formula> formulas = parts.stream().map(Part::formula).toList();
      boolean exact = parts.stream().allMatch(Part::exact);
      long varying = parts.stream().filter(Part::varies).count();
      if (all) {
        // Two that vary may hold for two values.
        boolean one = exact && varying <= 1;
        boolean asks = one && parts.stream().anyMatch(Part::asks);
        return new Part(Formula.all(formulas), one, asks, varying > 0);
      }
      boolean asks = parts.stream().allMatch(Part::asks);
      return new Part(Formula.any(formulas), exact, asks, varying > 0);
    }

    private Part single(Expression condition, boolean positive) {
      if (condition instanceof Quantifier) {
        return ANYTHING;
      }
      Operand asked = FormulaCompiler.literalBeside(condition);
      FunctionChain chain = asked == null ? null : FunctionChain.of(asked);
      if (chain == null || chain.operand().path().start() == FieldPath.Start.EVENT) {
        boolean fixed = Once.of(condition) instanceof Once;
        Formula formula = fixed ? compiler.of(condition) : Formula.Known.ALWAYS;
        return fixed ? Part.fixed(positive ? formula : formula.negated()) : ANYTHING;
      }
      List<Step> path = chain.operand().path().steps();
      if (condition instanceof Exists && path.isEmpty() && chain.functions().isEmpty()) {
        // A value is there; an empty array, which would do for a path, is none.
        return Part.fixed(positive ? Formula.Known.ALWAYS : Formula.Known.NEVER);
      }
      if (!positive || chain.counts() || !continues(path)) {
        return ANYTHING;
      }
      return Optional.ofNullable(compiler.followed(condition, chain, steps, !path.isEmpty()))
          .map(atom -> new Part(new Formula.Literal(atom, true), true, true, true))
          .orElse(ANYTHING);
    }

    /** Whether the path goes on from an array as it does from each of its elements. */
    private boolean continues(List<Step> path) {
      boolean last = !steps.isEmpty() && steps.get(steps.size() - 1) instanceof Step.AllDescendants;
      return path.isEmpty()
          || (!last
              && (path.get(0) instanceof Step.Member || path.get(0) instanceof Step.Descendants));
    }
  }
}
