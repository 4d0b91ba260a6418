package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.And;
import io.bellbuoy.rules.expression.Constant;
import io.bellbuoy.rules.expression.Exists;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.Membership;
import io.bellbuoy.rules.expression.Not;
import io.bellbuoy.rules.expression.Once;
import io.bellbuoy.rules.expression.Operand;
import io.bellbuoy.rules.expression.Or;
import io.bellbuoy.rules.expression.Quantifier;
import io.bellbuoy.rules.expression.ValueSet.WrittenSet;
import io.bellbuoy.rules.expression.ValueTest;
import io.bellbuoy.rules.lint.Claim.Every;
import io.bellbuoy.rules.lint.Claim.Literal;
import io.bellbuoy.rules.lint.Claim.Some;
import io.bellbuoy.rules.lint.Fact.HasSuch;
import io.bellbuoy.rules.lint.Fact.HasValue;
import io.bellbuoy.rules.lint.Fact.IsThere;
import io.bellbuoy.rules.lint.Fact.Opaque;
import io.bellbuoy.rules.lint.Values.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes claims of expressions: what can be said in several ways is said in one. */
final class ClaimBuilder {

  private ClaimBuilder() {}

  static Claim of(Expression expression) {
    if (expression instanceof And and) {
      return new Every(and.conditions().stream().map(ClaimBuilder::of).toList());
    } else if (expression instanceof Or or) {
      return some(or.conditions().stream().map(ClaimBuilder::of).toList());
    } else if (expression instanceof Not not) {
      return of(not.condition()).negated();
    } else if (expression instanceof Once once) {
      return of(once.condition());
    } else if (expression instanceof Constant constant) {
      return Claim.known(constant.value());
    } else if (expression instanceof Quantifier quantifier) {
      return quantified(quantifier);
    } else if (expression instanceof Exists exists) {
      return exists.operand() instanceof Operand.Call
          ? fact(new Opaque(exists))
          : fact(new IsThere(Subject.of(exists.operand())));
    }
    return tested((ValueTest) expression);
  }

  private static Claim tested(ValueTest test) {
    if (!test.written()) {
      return fact(new Opaque(test));
    }
    Subject subject = Subject.of(test.left());
    if (test instanceof Membership membership && membership.set() instanceof WrittenSet set) {
      return some(
          WrittenValues.ofMembers(set).stream()
              .map(values -> fact(new HasValue(subject, values)))
              .toList());
    }
    return fact(new HasValue(subject, WrittenValues.of(test)));
  }

  /** Several texts of one subject become one set of them. */
  private static Claim some(List<Claim> parts) {
    Map<Subject, Set<String>> texts = new LinkedHashMap<>();
    List<Claim> others = new ArrayList<>();
    for (Claim part : parts) {
      if (part instanceof Literal literal
          && literal.positive()
          && literal.fact() instanceof HasValue has
          && has.values() instanceof Texts set) {
        texts.computeIfAbsent(has.subject(), s -> new HashSet<>()).addAll(set.texts());
      } else {
        others.add(part);
      }
    }
    texts.forEach((subject, set) -> others.add(fact(new HasValue(subject, new Texts(set)))));
    return others.size() == 1 ? others.get(0) : new Some(others);
  }

  private static Claim quantified(Quantifier quantifier) {
    Subject subject = Subject.of(quantifier.values());
    Claim condition = of(quantifier.condition());
    return quantifier.kind() == Quantifier.Kind.ANY
        ? any(subject, condition)
        : any(subject, condition.negated()).negated();
  }

  /** Some value there fulfils the condition; said without a quantifier where one path says it. */
  private static Claim any(Subject subject, Claim condition) {
    if (condition instanceof Some some) {
      return some(some.parts().stream().map(part -> any(subject, part)).toList());
    }
    if (condition instanceof Every every) {
      return every.parts().size() == 1
          ? any(subject, every.parts().get(0))
          : fact(new HasSuch(subject, every));
    }
    Literal literal = (Literal) condition;
    if (literal.positive() && literal.fact() instanceof HasValue has) {
      if (has.subject().itself() && has.values().sameInLists()) {
        return fact(new HasValue(subject, has.values()));
      }
      return has.subject()
          .of(subject)
          .map(path -> fact(new HasValue(path, has.values())))
          .orElseGet(() -> fact(new HasSuch(subject, condition)));
    }
    if (literal.positive() && literal.fact() instanceof IsThere there) {
      return there
          .subject()
          .of(subject)
          .map(path -> fact(new IsThere(path)))
          .orElseGet(() -> fact(new HasSuch(subject, condition)));
    }
    return fact(new HasSuch(subject, condition));
  }

  private static Claim fact(Fact fact) {
    return new Literal(true, fact);
  }
}
