package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.schemas.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds where some value of its left side passes. */
public sealed interface ValueTest extends Expression
    permits Comparison, Membership, Containment, Affix, PatternMatch {

  /** Whose values are asked. */
  Operand left();

  /** What its values are asked against; empty where that stands in the rule's text. */
  default Optional<Operand> against() {
    return Optional.empty();
  }

  /** What a value must pass there. */
  Predicate<Found> test(Scope scope);

  /** Whether what its values are asked against stands in the rule's text, or nothing does. */
  default boolean written() {
    return against().map(Operand::literal).orElse(true);
  }

  /**
   * What a value must pass in any event: only for a test that is {@linkplain #written() written
   * out}. Thread-safe.
   */
  default Predicate<Found> literalTest() {
    return test(Scope.of(new JsonNull(), Attributes.NONE));
  }

  /**
   * Which texts pass, for a test that is {@linkplain #written() written out}. A number or a truth
   * passes exactly where its text does; an object never does.
   *
   * @param listed whether they stand in a list at which the path ends
   */
  default Predicate<String> takes(boolean listed) {
    Predicate<Found> test = literalTest();
    return text -> test.test(new Found(new JsonText(text), listed, null));
  }

  /** Every operand. */
  default List<Operand> operands() {
    return Stream.concat(Stream.of(left()), against().stream()).toList();
  }

  /** What is to be shown as the reason. */
  default Operand shown() {
    return left();
  }

  @Override
  default boolean holds(Scope scope) {
    // Another test for each value of a quantifier may not be asked once for several of them.
    return against().map(Operand::fixed).orElse(true)
        ? left().anyFor(this, scope, ready(scope))
        : left().any(scope, ready(scope));
  }

  /** The test; made once an event where it does not depend on the quantifier's value. */
  private Predicate<Found> ready(Scope scope) {
    Known known = scope.known();
    return known != null && against().map(Operand::fixed).orElse(true)
        ? known.once(this, () -> test(scope))
        : test(scope);
  }

  @Override
  default void explain(Scope scope, boolean held, String here, Findings findings) {
    Operand operand = shown();
    String path = operand.label(here);
    Predicate<Found> decisive = held && operand == left() ? ready(scope) : found -> true;
    int[] shown = {0};
    operand.any(
        scope,
        found -> {
          if (decisive.test(found)) {
            findings.add(path, found);
            shown[0]++;
          }
          return shown[0] == Findings.MOST_OF_ONE;
        });
    if (shown[0] == 0) {
      findings.addAbsent(path);
    }
  }
}
