package io.bellbuoy.bench;

import java.util.List;
import java.util.Locale;

/** Measurements as lines on a terminal. */
final class Summary {

  private Summary() {}

  static void print(List<Measurement> measured) {
    for (Measurement it : measured) {
      String error = it.error() == null ? "" : String.format(Locale.ROOT, " ± %,.0f", it.error());
      System.out.printf(
          Locale.ROOT,
          "%-36s %-40s %,16.2f%s %s%n",
          it.what(),
          it.setting(),
          it.value(),
          error,
          it.unit());
    }
  }
}
