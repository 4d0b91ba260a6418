package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The matches that one alert of a counting rule stands for. The alert is raised with those that had
 * come by then; when its time is over it comes once more, with all of them.
 *
 * @param count how many matches
 * @param distinct how many different values of the threshold's {@code distinct}; null: it has none
 * @param from when the first came, in log-append time
 * @param until until when matches count for this alert
 * @param by what they have in common: values by their paths
 * @param samples the first few, at most {@value #MOST_SAMPLES}
 * @param closed whether the time is over, so that the numbers are final
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Occurrences(
    long count,
    @Nullable Integer distinct,
    Instant from,
    Instant until,
    Map<String, String> by,
    List<Sample> samples,
    boolean closed) {

  /** Enough to see what it is about. */
  public static final int MOST_SAMPLES = 10;

  public Occurrences {
    requireNonNull(from, "from");
    requireNonNull(until, "until");
    by = Collections.unmodifiableMap(new LinkedHashMap<>(by == null ? Map.of() : by));
    samples = samples == null ? List.of() : List.copyOf(samples);
  }

  /**
   * One match.
   *
   * @param time when it came, in log-append time
   * @param auditID of its event; null: it has none
   * @param message the rule's message for it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Sample(Instant time, @Nullable String auditID, String message) {

    public Sample {
      requireNonNull(time, "time");
      requireNonNull(message, "message");
    }
  }
}
