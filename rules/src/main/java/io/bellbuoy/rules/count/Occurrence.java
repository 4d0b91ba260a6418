package io.bellbuoy.rules.count;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one match counts for.
 *
 * @param group whose matches are counted together: hexadecimal SHA-256 of the rule and the values
 * @param by the values, by their paths
 * @param distinct the value of which different ones are counted; null: each match counts
 * @param limits of the rule, as it was when it matched
 */
public record Occurrence(
    String group, Map<String, String> by, @Nullable String distinct, Limits limits) {

  public Occurrence {
    requireNonNull(group, "group");
    requireNonNull(limits, "limits");
    by = Collections.unmodifiableMap(new LinkedHashMap<>(by == null ? Map.of() : by));
  }
}
