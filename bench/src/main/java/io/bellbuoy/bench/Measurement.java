package io.bellbuoy.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One number that was measured.
 *
 * @param what the thing measured
 * @param setting under which settings, by name
 * @param value the number
 * @param error half of the interval that holds the true mean with 99.9 %; null: one run, no error
 * @param unit of value and error
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measurement(
    String what, Map<String, String> setting, double value, @Nullable Double error, String unit) {

  public Measurement {
    setting = Collections.unmodifiableMap(new TreeMap<>(setting));
  }

  /** A number of one run. */
  public static Measurement once(
      String what, Map<String, String> setting, double value, String unit) {
    return new Measurement(what, setting, value, null, unit);
  }

  /** Whether it is that thing, under at least those settings. */
  boolean is(String thing, Map<String, String> settings) {
    return what.equals(thing) && setting.entrySet().containsAll(settings.entrySet());
  }
}
