package io.bellbuoy.rules.expression;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code contains} with a text: membership of the array at which a path ended, part of a text
 * elsewhere.
 */
public record Containment(Operand left, Operand right) implements ValueTest {

  /** So few are looked for one after the other. */
  private static final int FEW = 8;

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
    Set<String> parts = right.texts(scope);
    Predicate<String> holdsOne =
        parts.size() <= FEW
            ? text -> parts.stream().anyMatch(text::contains)
            : ManyTexts.of(parts)::anyIn;
    return found -> {
      String text = found.text();
      if (text == null) {
        return false;
      }
      return found.listed() ? parts.contains(text) : holdsOne.test(text);
    };
  }
}
