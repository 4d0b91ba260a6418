package io.bellbuoy.bench.stream;

import io.bellbuoy.bench.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured several times. */
final class Repeated {

  private Repeated() {}

  /**
   * The median of each thing and setting, in the order of their first; the error is half of the
   * spread, none where there was one run.
   */
  static List<Measurement> medians(List<Measurement> all) {
    Map<List<Object>, List<Measurement>> groups = new LinkedHashMap<>();
    for (Measurement each : all) {
      groups
          .computeIfAbsent(List.of(each.what(), each.setting()), key -> new ArrayList<>())
          .add(each);
    }
    return groups.values().stream().map(Repeated::median).toList();
  }

  private static Measurement median(List<Measurement> runs) {
    double[] values = runs.stream().mapToDouble(Measurement::value).sorted().toArray();
    Measurement any = runs.get(0);
    return new Measurement(
        any.what(),
        any.setting(),
        values[values.length / 2],
        values.length == 1 ? null : (values[values.length - 1] - values[0]) / 2,
        any.unit());
  }
}
