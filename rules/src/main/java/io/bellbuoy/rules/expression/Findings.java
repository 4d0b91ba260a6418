package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What decided an expression, gathered: bounded, nothing twice. For one thread. */
final class Findings {

  /** How many are kept. */
  static final int MOST = 20;

  /** How many values one comparison may show. */
  static final int MOST_OF_ONE = 3;

  /** How many values of quantifiers are looked at for what they have to say. */
  private static final int MOST_VALUES = 60;

  private int values;
  private final List<Finding> list = new ArrayList<>();

  void add(String path, @Nullable JsonValue source, String value) {
    boolean known =
        list.stream()
            .anyMatch(
                f -> f.path().equals(path) && f.source() == source && f.value().equals(value));
    if (!known && !full()) {
      list.add(new Finding(path, source, value));
    }
  }

  void add(String path, Found found) {
    add(path, found.source(), ValueText.of(found.value()));
  }

  /** Nothing is there, and that decided. */
  void addAbsent(String path) {
    add(path, null, ValueText.NONE);
  }

  /** One more value of a quantifier has been looked at; whether it was the last one. */
  boolean lastValue() {
    values++;
    return full() || values >= MOST_VALUES;
  }

  boolean full() {
    return list.size() == MOST;
  }

  List<Finding> list() {
    return List.copyOf(list);
  }
}
