package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code jpath} is asked for: the way to a list of values. Immutable.
 *
 * @param start where it begins
 * @param steps none where it is the value of the quantifier itself
 */
public record FieldPath(Start start, List<Step> steps) {

  /** Where a path begins. */
  public enum Start {
    /** At the value that the innermost quantifier is at. */
    HERE,
    /** At the event. */
    EVENT
  }

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /**
   * The values that the path reaches, in document order, until the visitor has had enough. Null is
   * no value. A path that ends at an array reaches its elements.
   *
   * @return whether the visitor stopped
   */
  boolean any(Scope scope, Visitor visitor) {
    return new PathWalk(this, scope).anyValue(visitor);
  }

  /** The first thing other than null at which the path ends, an array as a whole; null: none. */
  @Nullable JsonValue first(Scope scope) {
    return new PathWalk(this, scope).first();
  }

  /** The name of the first member; null where the path does not begin with one. */
  @Nullable String firstName() {
    return !steps.isEmpty() && steps.get(0) instanceof Step.Member first ? first.name() : null;
  }

  /** The names with dots between them; null where the path is more than names. */
  @Nullable String plainName() {
    if (steps.isEmpty() || !steps.stream().allMatch(step -> step instanceof Step.Member)) {
      return null;
    }
    return steps.stream()
        .map(step -> ((Step.Member) step).name())
        .collect(java.util.stream.Collectors.joining("."));
  }

  /** Whether the last step is that element. */
  boolean endsWith(long index) {
    return !steps.isEmpty()
        && steps.get(steps.size() - 1) instanceof Step.Element element
        && element.index() == index;
  }

  /** Told of one value after another. */
  @FunctionalInterface
  interface Visitor {

    /**
     * One value; no array and no null.
     *
     * @param listed whether the path ended at the array that holds it
     * @return whether that is enough
     */
    boolean visit(JsonValue value, boolean listed);
  }
}
