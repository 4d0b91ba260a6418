package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.Diagnostic.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /** In the order of the text; errors before warnings where there are too many. */
  List<Diagnostic> list() {
    Comparator<Diagnostic> byPlace =
        Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column);
    return list.stream()
        .sorted(Comparator.comparing(Diagnostic::kind).thenComparing(byPlace))
        .distinct()
        .limit(MOST)
        .sorted(byPlace)
        .toList();
  }

  private void add(Kind kind, Place place, String message, @Nullable String hint) {
    list.add(new Diagnostic(kind, place.line(), place.column(), place.length(), message, hint));
  }
}
