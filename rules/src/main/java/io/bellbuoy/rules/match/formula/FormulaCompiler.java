package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.expression.And;
import io.bellbuoy.rules.expression.Constant;
import io.bellbuoy.rules.expression.Exists;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.Function;
import io.bellbuoy.rules.expression.Not;
import io.bellbuoy.rules.expression.Once;
import io.bellbuoy.rules.expression.Operand;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Or;
import io.bellbuoy.rules.expression.Quantifier;
import io.bellbuoy.rules.expression.Step;
import io.bellbuoy.rules.expression.ValueTest;
import io.bellbuoy.schemas.Attributes;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes formulas of expressions. For one thread. */
public final class FormulaCompiler {

  private static final JsonValue NO_EVENT = new JsonValue.JsonNull();

  private final AtomTable atoms;

  public FormulaCompiler(AtomTable atoms) {
    this.atoms = atoms;
  }

  /** The formula that holds for an event exactly where the expression does. */
  public Formula of(Expression expression) {
    if (expression instanceof Constant constant) {
      return constant.value() ? Formula.Known.ALWAYS : Formula.Known.NEVER;
    }
    if (expression instanceof Not not) {
      return of(not.condition()).negated();
    }
    if (expression instanceof And and) {
      return Formula.all(and.conditions().stream().map(this::of).toList());
    }
    if (expression instanceof Or or) {
      return Formula.any(or.conditions().stream().map(this::of).toList());
    }
    if (expression instanceof Once once) {
      return of(once.condition());
    }
    if (expression instanceof Quantifier quantifier) {
      return quantifier(quantifier);
    }
    return new Formula.Literal(atom(expression), true);
  }

  /** A formula that asks for nothing but attributes. */
  public Formula ofAttributes(Object what, Predicate<Attributes> test) {
    return new Formula.Literal(atoms.attributes(what, test), true);
  }

  private Atom atom(Expression expression) {
    List<PathOperand> paths = PathsAsked.of(expression);
    if (paths.isEmpty()) {
      return atoms.attributes(expression, known -> expression.matches(NO_EVENT, known));
    }
    Operand asked = literalBeside(expression);
    Atom atom =
        asked == null ? null : followed(expression, FunctionChain.of(asked), List.of(), true);
    return atom != null ? atom : tree(expression, paths);
  }

  private Atom tree(Expression expression, List<PathOperand> paths) {
    return atoms.tree(
        expression, paths.stream().map(path -> path.path().steps()).toList(), paths.get(0).text());
  }

  /** The side that the event answers for, where the other one is a literal; null else. */
  static @Nullable Operand literalBeside(Expression expression) {
    if (expression instanceof Exists exists) {
      return exists.operand();
    }
    return expression instanceof ValueTest test && test.against().map(Operand::literal).orElse(true)
        ? test.left()
        : null;
  }

  /**
   * The atom that asks the values as they are reached; null where that cannot be.
   *
   * @param before the steps that lead to where the path begins
   * @param listsMatter whether an array at which the path ends is treated as one
   */
  @Nullable Atom followed(
      Expression expression,
      @Nullable FunctionChain chain,
      List<Step> before,
      boolean listsMatter) {
    if (chain == null) {
      return null;
    }
    List<Step> path = chain.path(before);
    List<Function> functions = chain.functions();
    String text = chain.operand().text();
    if (expression instanceof Exists) {
      if (chain.counts()) {
        return null;
      }
      return functions.isEmpty()
          ? atoms.presence(path, text)
          : atoms.values(
              path, text, List.of(Exists.class, functions), () -> TestCompiler.anything(functions));
    }
    ValueTest test = (ValueTest) expression;
    Object key = TestCompiler.key(test, functions, listsMatter);
    return chain.counts()
        ? atoms.count(path, text, key, () -> TestCompiler.test(test, List.of(), listsMatter))
        : atoms.values(path, text, key, () -> TestCompiler.test(test, functions, listsMatter));
  }

  /** All of the values: none of them for which it does not hold. */
  private Formula quantifier(Quantifier quantifier) {
    if (quantifier.kind() == Quantifier.Kind.ALL) {
      return any(quantifier.values(), new Not(quantifier.condition())).negated();
    }
    return any(quantifier.values(), quantifier.condition());
  }

  /** What is asked of the values one by one is asked only where all of them together may do. */
  private Formula any(PathOperand values, Expression condition) {
    Relaxation relaxed = Relaxation.of(this, atoms, values, condition);
    if (relaxed.exact()) {
      return relaxed.formula();
    }
    Expression whole = new Quantifier(Quantifier.Kind.ANY, values, condition);
    Formula tree = new Formula.Literal(tree(whole, PathsAsked.of(whole)), true);
    return Formula.all(List.of(relaxed.formula(), tree));
  }
}
