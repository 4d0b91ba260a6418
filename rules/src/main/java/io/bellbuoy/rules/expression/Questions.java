package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.expression.ParseResult.Parsed;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The questions that an expression asks of an event, each by itself: its comparisons, its {@code
 * exists}, its quantifiers as a whole. Immutable; thread-safe.
 */
public final class Questions {

  /** How many are answered: who reads more. */
  private static final int MOST = 100;

  private final String text;
  private final Parsed parsed;
  private final List<Expression> asked = new ArrayList<>();

  /**
   * The questions of an expression.
   *
   * @param text what it was parsed from
   */
  public Questions(String text, Parsed parsed) {
    this.text = text;
    this.parsed = parsed;
    gather(parsed.expression());
  }

  /**
   * A question and its answer.
   *
   * @param written as it stands in the expression, on one line
   * @param holds whether it holds, with the {@code not} that is its own
   * @param decided whether the answer to the whole expression rests on it
   * @param findings what it found: the values that decided
   */
  public record Answer(String written, boolean holds, boolean decided, List<Finding> findings) {}

  /** The answers in the order of the text; no more than {@value #MOST}. */
  public List<Answer> answers(JsonValue event, Attributes attributes) {
    Scope scope = Scope.of(event, attributes);
    Set<Expression> decisive = Collections.newSetFromMap(new IdentityHashMap<>());
    decide(parsed.expression(), scope, decisive);
    List<Answer> answers = new ArrayList<>();
    for (Expression question : asked) {
      boolean holds = question.holds(scope);
      Findings findings = new Findings();
      question.explain(scope, holds, "", findings);
      answers.add(
          new Answer(written(question), holds, decisive.contains(question), findings.list()));
    }
    return answers;
  }

  private String written(Expression question) {
    return ValueText.line(ValueText.cut(parsed.places().written(question, text), ValueText.MOST));
  }

  private void gather(Expression expression) {
    if (expression instanceof And and) {
      and.conditions().forEach(this::gather);
    } else if (expression instanceof Or or) {
      or.conditions().forEach(this::gather);
    } else if (expression instanceof Not not && joins(not.condition())) {
      gather(not.condition());
    } else if (asked.size() < MOST && !(expression instanceof Constant)) {
      asked.add(expression);
    }
  }

  /** What holds of several that each would do, or fails of several that all must hold. */
  private static void decide(Expression expression, Scope scope, Set<Expression> decisive) {
    if (expression instanceof And and) {
      decide(and.conditions(), and.holds(scope), scope, decisive);
    } else if (expression instanceof Or or) {
      decide(or.conditions(), or.holds(scope), scope, decisive);
    } else if (expression instanceof Not not && joins(not.condition())) {
      decide(not.condition(), scope, decisive);
    } else {
      decisive.add(expression);
    }
  }

  private static void decide(
      List<Expression> conditions, boolean held, Scope scope, Set<Expression> decisive) {
    conditions.stream()
        .filter(condition -> condition.holds(scope) == held)
        .forEach(condition -> decide(condition, scope, decisive));
  }

  private static boolean joins(Expression expression) {
    return expression instanceof And
        || expression instanceof Or
        || expression instanceof Not
        || expression instanceof Constant;
  }
}
