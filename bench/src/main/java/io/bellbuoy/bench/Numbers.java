package io.bellbuoy.bench;

import java.util.Map;
import java.util.Optional;

/**
 * The numbers of one part's results, by what was measured and how.
 *
 * @param results empty where the part was not run; then every number is missing
 */
record Numbers(Optional<Results> results) {

  /** The number; NaN where it was not measured. */
  double value(String what, String... setting) {
    return find(what, setting).map(Measurement::value).orElse(Double.NaN);
  }

  /** The number with its error, as text. */
  String text(String what, String... setting) {
    return find(what, setting).map(Table::number).orElse("–");
  }

  /** How many times the other it is; a dash where one is missing. */
  static String ratio(double value, double of) {
    double ratio = value / of;
    return Double.isNaN(ratio) ? "–" : Table.number(ratio) + " ×";
  }

  private Optional<Measurement> find(String what, String... setting) {
    Map<String, String> settings = new java.util.HashMap<>();
    for (int i = 0; i < setting.length; i += 2) {
      settings.put(setting[i], setting[i + 1]);
    }
    return results.flatMap(measured -> measured.find(what, settings));
  }
}
