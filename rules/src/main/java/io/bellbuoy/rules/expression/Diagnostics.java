package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.Diagnostic.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was noticed about a text, gathered. For one thread. */
final class Diagnostics {

  /** After so many nobody reads on. */
  private static final int MOST = 50;

  private final List<Diagnostic> list = new ArrayList<>();

  void error(Place place, String message, @Nullable String hint) {
    add(Kind.ERROR, place, message, hint);
  }

  void warning(Place place, String message, @Nullable String hint) {
    add(Kind.WARNING, place, message, hint);
  }

  boolean hasErrors() {
    return list.stream().anyMatch(d -> d.kind() == Kind.ERROR);
  }

  /**
   * In the order of the text. Of errors at one place the first: the others follow from it. Warnings
   * only where there is no error: what is refused is not judged further.
   */
  List<Diagnostic> list() {
    Kind kind = hasErrors() ? Kind.ERROR : Kind.WARNING;
    Set<Object> seen = new HashSet<>();
    return list.stream()
        .filter(d -> d.kind() == kind)
        .sorted(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column))
        .filter(d -> seen.add(kind == Kind.ERROR ? List.of(d.line(), d.column()) : d))
        .limit(MOST)
        .toList();
  }

  private void add(Kind kind, Place place, String message, @Nullable String hint) {
    list.add(new Diagnostic(kind, place.line(), place.column(), place.length(), message, hint));
  }
}
