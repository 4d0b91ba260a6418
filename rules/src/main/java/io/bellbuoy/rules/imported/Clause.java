package io.bellbuoy.rules.imported;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A condition on its way into the rule language. Immutable. */
sealed interface Clause {

  /** Wider expressions get a line for each part. */
  int WIDE = 90;

  /**
   * One comparison.
   *
   * @param text in the rule language; binds tighter than {@code not}
   * @param dead why no event can satisfy it; null: one may
   */
  record Comparison(String text, @Nullable String dead) implements Clause {}

  /** All of them. */
  record Every(List<Clause> parts) implements Clause {}

  /** One of them at least. */
  record Some(List<Clause> parts) implements Clause {}

  /** The opposite. */
  record Negation(Clause of) implements Clause {}

  /** All of them, without layers that say nothing. */
  static Clause every(List<Clause> parts) {
    List<Clause> flat = new ArrayList<>();
    parts.forEach(part -> flat.addAll(part instanceof Every e ? e.parts() : List.of(part)));
    return flat.size() == 1 ? flat.get(0) : new Every(List.copyOf(flat));
  }

  /** One of them, without layers that say nothing. */
  static Clause some(List<Clause> parts) {
    List<Clause> flat = new ArrayList<>();
    parts.forEach(part -> flat.addAll(part instanceof Some s ? s.parts() : List.of(part)));
    return flat.size() == 1 ? flat.get(0) : new Some(List.copyOf(flat));
  }

  /** Whether no event can satisfy it. */
  default boolean never() {
    if (this instanceof Comparison comparison) {
      return comparison.dead() != null;
    }
    if (this instanceof Every every) {
      return every.parts().stream().anyMatch(Clause::never);
    }
    return this instanceof Some some
        ? some.parts().stream().allMatch(Clause::never)
        : this instanceof Negation negation && negation.of().always();
  }

  /** Whether every event satisfies it. */
  private boolean always() {
    if (this instanceof Every every) {
      return every.parts().stream().allMatch(Clause::always);
    }
    return this instanceof Some some
        ? some.parts().stream().anyMatch(Clause::always)
        : this instanceof Negation negation && negation.of().never();
  }

  /** The comparisons in it, in order. */
  default List<Comparison> comparisons() {
    if (this instanceof Comparison comparison) {
      return List.of(comparison);
    }
    List<Clause> parts =
        this instanceof Every every
            ? every.parts()
            : this instanceof Some some
                ? some.parts()
                : this instanceof Negation negation ? List.of(negation.of()) : List.of();
    return parts.stream().flatMap(part -> part.comparisons().stream()).toList();
  }

  /** As an expression. */
  default String text() {
    String line = joined(" ");
    return line.length() <= WIDE ? line : joined("\n");
  }

  private String joined(String before) {
    if (this instanceof Every every) {
      return joined(every.parts(), before + "and ");
    }
    return this instanceof Some some ? joined(some.parts(), before + "or ") : inner();
  }

  private static String joined(List<Clause> parts, String separator) {
    return parts.stream().map(Clause::inner).collect(Collectors.joining(separator));
  }

  /** As a part of something larger. */
  private String inner() {
    if (this instanceof Comparison comparison) {
      return comparison.text();
    }
    return this instanceof Negation negation
        ? "not " + negation.of().inner()
        : "(" + joined(" ") + ")";
  }
}
