package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertQuery.DEFAULT_LIMIT;
import static io.bellbuoy.sink.store.AlertQuery.MAX_LIMIT;

import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertOrder;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertState;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a question about alerts from query parameters. A field may be given several times: any of
 * the values will do. What is not understood is refused, so that a typing error never looks like an
 * empty answer.
 */
final class AlertQueryReader {

  private static final int LONGEST = 1000;
  private static final int MOST_VALUES = 100;

  /** Alerts that an export reads at once; each may be large. */
  private static final int AT_ONCE = 200;

  private static final Set<String> FILTERS =
      Stream.concat(
              Stream.of("from", "to", "q"),
              Arrays.stream(AlertField.values()).map(AlertField::text))
          .collect(Collectors.toCollection(TreeSet::new));
  private static final Set<String> PAGING = Set.of("sort", "cursor", "limit");

  private final MultiMap parameters;

  private AlertQueryReader(MultiMap parameters) {
    this.parameters = parameters;
  }

  /**
   * A filter and nothing else.
   *
   * @throws ParameterException where a parameter cannot be used
   */
  static AlertFilter filter(MultiMap parameters) {
    AlertQueryReader reader = new AlertQueryReader(parameters);
    reader.allow(FILTERS);
    return reader.filter();
  }

  /**
   * A filter, an order and a page.
   *
   * @throws ParameterException where a parameter cannot be used
   */
  static AlertQuery query(MultiMap parameters) {
    AlertQueryReader reader = new AlertQueryReader(parameters);
    Set<String> known = new TreeSet<>(FILTERS);
    known.addAll(PAGING);
    reader.allow(known);
    return new AlertQuery(reader.filter(), reader.order(), reader.single("cursor"), reader.limit());
  }

  /**
   * A filter and an order, and every alert.
   *
   * @throws ParameterException where a parameter cannot be used
   */
  static AlertQuery export(MultiMap parameters) {
    AlertQueryReader reader = new AlertQueryReader(parameters);
    Set<String> known = new TreeSet<>(FILTERS);
    known.add("sort");
    reader.allow(known);
    return new AlertQuery(reader.filter(), reader.order(), null, AT_ONCE);
  }

  private void allow(Set<String> known) {
    for (Map.Entry<String, String> given : parameters) {
      if (!known.contains(given.getKey())) {
        throw new ParameterException(
            given.getKey(),
            given.getValue(),
            "there is no such parameter, only " + String.join(", ", known));
      }
      if (given.getValue().length() > LONGEST) {
        throw new ParameterException(
            given.getKey(), given.getValue(), "it is longer than " + LONGEST + " characters");
      }
    }
  }

  private AlertFilter filter() {
    Instant from = time("from");
    Instant to = time("to");
    if (from != null && to != null && from.isAfter(to)) {
      throw new ParameterException("from", from.toString(), "it is after to");
    }
    Map<AlertField, NavigableSet<String>> anyOf = new EnumMap<>(AlertField.class);
    for (AlertField field : AlertField.values()) {
      List<String> values = parameters.getAll(field.text());
      if (values.size() > MOST_VALUES) {
        throw new ParameterException(field.text(), "", "more than " + MOST_VALUES + " values");
      }
      if (!values.isEmpty()) {
        anyOf.put(field, new TreeSet<>(values));
      }
    }
    oneOf(anyOf, AlertField.SEVERITY, Arrays.stream(Severity.values()).map(Severity::text));
    oneOf(anyOf, AlertField.STATE, Arrays.stream(AlertState.values()).map(AlertState::text));
    return new AlertFilter(from, to, anyOf, single("q"));
  }

  private static void oneOf(
      Map<AlertField, NavigableSet<String>> given, AlertField field, Stream<String> known) {
    List<String> words = known.toList();
    for (String value : given.getOrDefault(field, new TreeSet<>())) {
      if (!words.contains(value)) {
        throw new ParameterException(
            field.text(), value, "it must be one of " + String.join(", ", words));
      }
    }
  }

  private AlertOrder order() {
    String sort = single("sort");
    if (sort == null) {
      return AlertOrder.NEWEST_FIRST;
    }
    return Arrays.stream(AlertOrder.values())
        .filter(order -> order.text().equals(sort))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    "sort", sort, "it must be -raisedAt (the newest first) or raisedAt"));
  }

  private int limit() {
    String text = single("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    if (!text.matches("\\d{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MAX_LIMIT) {
      throw new ParameterException("limit", text, "it must be a number from 1 to " + MAX_LIMIT);
    }
    return Integer.parseInt(text);
  }

  private @Nullable Instant time(String name) {
    String text = single(name);
    if (text == null) {
      return null;
    }
    try {
      Instant time = Instant.parse(text);
      // Beyond it no store counts milliseconds.
      return Instant.ofEpochMilli(time.toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw new ParameterException(
          name,
          text,
          "it must be a time such as 2026-03-01T12:00:00Z; a plus sign is escaped in a URL");
    }
  }

  private @Nullable String single(String name) {
    List<String> values = parameters.getAll(name);
    if (values.size() > 1) {
      throw new ParameterException(name, values.get(1), "it is given more than once");
    }
    return values.isEmpty() ? null : values.get(0);
  }
}
