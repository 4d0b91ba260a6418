package io.bellbuoy.rules.count;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellbuoy.schemas.Occurrences;
import io.bellbuoy.schemas.Occurrences.Sample;
import io.bellbuoy.schemas.Threshold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An alert that stands for the matches that follow. Immutable; a record of JSON.
 *
 * @param from when the first match came, epoch milliseconds
 * @param until until when matches count for it, epoch milliseconds
 * @param count how many have come
 * @param values the different values of what is told apart, at most {@link Threshold#MOST}; null:
 *     nothing is
 * @param by what the matches have in common
 * @param samples the first of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpenAlert(
    long from,
    long until,
    long count,
    @Nullable Set<String> values,
    Map<String, String> by,
    List<Sample> samples) {

  /** The alert that these raise, the last of them being that occurrence. */
  static OpenAlert of(List<Tally.Seen> seen, Occurrence last, long at) {
    Limits limits = last.limits();
    long from = seen.get(0).at();
    Set<String> values = null;
    if (last.distinct() != null) {
      values = new LinkedHashSet<>();
      for (Tally.Seen one : seen) {
        values.add(String.valueOf(one.distinct()));
      }
    }
    return new OpenAlert(
        from,
        Math.max(from + limits.withinMillis(), at + limits.silentMillis()),
        seen.stream().mapToLong(Tally.Seen::times).sum(),
        values,
        last.by(),
        seen.stream().map(Tally.Seen::sample).filter(Objects::nonNull).toList());
  }

  /** With one match more. */
  OpenAlert with(Occurrence occurrence, Sample sample) {
    Set<String> more = values;
    if (values != null && occurrence.distinct() != null && values.size() < Threshold.MOST) {
      more = new LinkedHashSet<>(values);
      more.add(occurrence.distinct());
    }
    List<Sample> all = samples;
    if (samples.size() < Occurrences.MOST_SAMPLES) {
      all = new ArrayList<>(samples);
      all.add(sample);
    }
    return new OpenAlert(from, until, count + 1, more, by, all);
  }

  Occurrences occurrences(boolean closed) {
    return new Occurrences(
        count,
        values == null ? null : values.size(),
        Instant.ofEpochMilli(from),
        Instant.ofEpochMilli(until),
        by,
        samples,
        closed);
  }
}
