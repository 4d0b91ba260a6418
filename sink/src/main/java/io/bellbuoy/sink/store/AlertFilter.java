package io.bellbuoy.sink.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Sha256;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for; every part must hold. Times are those of {@code raisedAt}, to the millisecond:
 * it is our own clock, while the time in an event is whatever its sender wrote.
 *
 * @param from not before; null: no bound
 * @param to before; null: no bound
 * @param anyOf each field has one of the values
 * @param text stands somewhere in the alert's texts, in whatever case; null: any
 */
public record AlertFilter(
    @Nullable Instant from,
    @Nullable Instant to,
    Map<AlertField, NavigableSet<String>> anyOf,
    @Nullable String text) {

  /** Everything. */
  public static final AlertFilter ALL = new AlertFilter(null, null, Map.of(), null);

  public AlertFilter {
    EnumMap<AlertField, NavigableSet<String>> copy = new EnumMap<>(AlertField.class);
    anyOf.forEach((field, values) -> copy.put(field, new TreeSet<>(values)));
    anyOf = Collections.unmodifiableMap(copy);
  }

  /** This one, and the field has one of the values. */
  public AlertFilter with(AlertField field, String... values) {
    EnumMap<AlertField, NavigableSet<String>> more = new EnumMap<>(AlertField.class);
    more.putAll(anyOf);
    more.put(field, new TreeSet<>(Set.of(values)));
    return new AlertFilter(from, to, more, text);
  }

  /** This one, whatever the field has. */
  public AlertFilter without(AlertField field) {
    EnumMap<AlertField, NavigableSet<String>> less = new EnumMap<>(AlertField.class);
    less.putAll(anyOf);
    less.remove(field);
    return new AlertFilter(from, to, less, text);
  }

  /** This one within other bounds. */
  public AlertFilter between(@Nullable Instant from, @Nullable Instant to) {
    return new AlertFilter(from, to, anyOf, text);
  }

  /** This one, and that text. */
  public AlertFilter containing(String text) {
    return new AlertFilter(from, to, anyOf, text);
  }

  /**
   * Whether the alert is asked for, as it is raised. A store gives the same answer for what it
   * holds, unless its state was changed.
   */
  public boolean matches(Alert alert) {
    long raisedAt = alert.raisedAt().toEpochMilli();
    return (from == null || raisedAt >= from.toEpochMilli())
        && (to == null || raisedAt < to.toEpochMilli())
        && anyOf.entrySet().stream()
            .allMatch(e -> e.getKey().of(alert).stream().anyMatch(e.getValue()::contains))
        && (text == null || SearchText.of(alert).contains(SearchText.normal(text)));
  }

  /** The same for the same filter; ties a cursor to what it was made for. */
  public String fingerprint() {
    Sha256 hash = new Sha256().addPrefixed(bytes(from)).addPrefixed(bytes(to));
    anyOf.forEach(
        (field, values) -> {
          hash.addPrefixed(bytes(field.text() + values.size()));
          values.forEach(value -> hash.addPrefixed(bytes(value)));
        });
    return hash.addPrefixed(bytes(text)).hex();
  }

  private static byte[] bytes(@Nullable Object part) {
    return String.valueOf(part).getBytes(UTF_8);
  }
}
