package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.shape.Shape;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What {@code jpath} is asked for: the way to a list of values. Immutable.
 *
 * @param start where it begins
 * @param steps none where it is the value of the quantifier itself
 */
public record FieldPath(Start start, List<Step> steps) {

  private static final int KNOWN_DEPTH = 64;

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

  /**
   * How many of the values that the path reaches pass. Where it is asked of values that may lie
   * inside each other, and the path goes to any depth, its work grows with the event only.
   *
   * @param asker who asks; always with a visitor that passes the same
   */
  long count(Scope scope, Object asker, Visitor passes) {
    return sum(scope, asker, walk -> walk.count(passes));
  }

  /** Whether the path reaches anything other than null, an array as a whole; likewise. */
  boolean reaches(Scope scope, Object asker) {
    return nestable(scope)
        ? sum(scope, asker, walk -> walk.first() == null ? 0 : 1) > 0
        : first(scope) != null;
  }

  /** Whether counting pays: the values of the quantifier may lie inside each other. */
  boolean nestable(Scope scope) {
    return start == Start.HERE && scope.nested() && goesBelow();
  }

  /** Whether it goes to any depth. */
  boolean goesBelow() {
    return steps.stream().anyMatch(FieldPath::goesBelow);
  }

  private static boolean goesBelow(Step step) {
    return step instanceof Step.Descendants || step instanceof Step.AllDescendants;
  }

  private long sum(Scope scope, Object asker, ToIntFunction<PathWalk> counted) {
    Known known = scope.known();
    int place = 0;
    while (place < steps.size() && !goesBelow(steps.get(place))) {
      place++;
    }
    if (known == null || place == steps.size()) {
      return counted.applyAsInt(new PathWalk(this, scope));
    }
    Step below = steps.get(place);
    List<Step> rest = steps.subList(place + 1, steps.size());
    BelowCount count =
        known.below(asker, () -> new BelowCount(scope.event(), below, rest, counted));
    PathWalk tops = new PathWalk(new FieldPath(start, steps.subList(0, place)), scope);
    long sum = 0;
    for (JsonValue top = tops.next(); top != null; top = tops.next()) {
      sum += count.of(top);
    }
    return sum;
  }

  /** The first thing other than null at which the path ends, an array as a whole; null: none. */
  @Nullable JsonValue first(Scope scope) {
    return new PathWalk(this, scope).first();
  }

  /** Whether it goes deeper than known types do, unless in circles: where to is not looked up. */
  boolean isDeep() {
    return steps.size() > KNOWN_DEPTH;
  }

  /**
   * What the path may reach, by what the API server writes.
   *
   * @param here what the innermost quantifier is at
   */
  public Shape shape(Shape here) {
    if (isDeep()) {
      return Shape.unknown();
    }
    Shape shape = start == Start.EVENT ? Shape.event() : here;
    for (Step step : steps) {
      shape = step.from(shape);
    }
    return shape;
  }

  /** The name of the first member; null where the path does not begin with one. */
  public @Nullable String firstName() {
    return !steps.isEmpty() && steps.get(0) instanceof Step.Member first ? first.name() : null;
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
