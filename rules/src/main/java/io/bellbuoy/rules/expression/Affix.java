package io.bellbuoy.rules.expression;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code startswith} and {@code endswith}. */
public record Affix(Operand left, End end, Operand right) implements ValueTest {

  /** Which end of a text. */
  public enum End {
    START,
    END
  }

  @Override
  public Operand shown() {
    return left.literal() ? right : left;
  }

  @Override
  public Optional<Operand> against() {
    return Optional.of(right);
  }

  @Override
  public Predicate<Found> test(Scope scope) {
    Set<String> affixes = right.texts(scope);
    Predicate<String> hasOne =
        affixes.size() == 1
            ? text ->
                affixes.stream().anyMatch(end == End.START ? text::startsWith : text::endsWith)
            : new ManyAffixes(affixes, end)::anyOf;
    return found -> {
      String text = found.text();
      return text != null && hasOne.test(text);
    };
  }
}
