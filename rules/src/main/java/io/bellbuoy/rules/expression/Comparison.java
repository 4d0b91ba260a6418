package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.Operand.TextLiteral;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds where some value on the left and some on the right compare so. Its work grows with the sum
 * of both sides' values, not with their product.
 *
 * @param left what changes most: neither a literal nor, beside a path of the quantifier, one of the
 *     event; what is written the other way is turned round
 */
public record Comparison(Operand left, Comparator comparator, Operand right) implements ValueTest {

  /**
   * Whether equality compares numbers rather than texts. Something must say so, an integer literal
   * or a function that counts, and no literal text may speak against it.
   */
  public boolean numeric() {
    return (left.numeric() || right.numeric())
        && !(left instanceof TextLiteral)
        && !(right instanceof TextLiteral);
  }

  @Override
  public Optional<Operand> against() {
    return Optional.of(right);
  }

  @Override
  public Predicate<Found> test(Scope scope) {
    if (comparator != Comparator.EQUAL) {
      return ordered(scope);
    }
    boolean numeric = numeric();
    Set<Object> wanted = new HashSet<>();
    right.any(
        scope,
        found -> {
          Object key = key(found, numeric);
          if (key != null) {
            wanted.add(key);
          }
          return false;
        });
    return found -> {
      Object key = wanted.isEmpty() ? null : key(found, numeric);
      return key != null && wanted.contains(key);
    };
  }

  private static @Nullable Object key(Found found, boolean numeric) {
    return numeric ? found.number() : found.text();
  }

  /** Some value on the right is larger exactly if the largest is. */
  private Predicate<Found> ordered(Scope scope) {
    Decimal bound = null;
    for (Found found : right.all(scope)) {
      Decimal number = found.number();
      if (number != null
          && (bound == null || comparator.ascending() == (number.compareTo(bound) > 0))) {
        bound = number;
      }
    }
    Decimal extreme = bound;
    if (extreme == null) {
      return found -> false;
    }
    return found -> {
      Decimal number = found.number();
      return number != null && comparator.holds(number.compareTo(extreme));
    };
  }
}
