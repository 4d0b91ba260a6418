package io.bellbuoy.sink.store.sql;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns that alerts are found by: the id, the object's name and one for each {@link
 * AlertField}, all of them texts.
 */
final class AlertRow {

  /** In the order of {@link #texts}. */
  static final List<String> TEXTS =
      Stream.concat(Stream.of("id", "name"), Arrays.stream(AlertField.values()).map(Dialect::name))
          .toList();

  private AlertRow() {}

  static List<@Nullable String> texts(Alert alert, Dialect dialect) {
    List<@Nullable String> texts = new ArrayList<>();
    texts.add(dialect.column(alert.id()));
    texts.add(stored(alert.object() == null ? null : alert.object().name(), dialect));
    for (AlertField field : AlertField.values()) {
      List<String> values = field.of(alert);
      if (field == AlertField.ATTACK) {
        texts.add(dialect.text(techniques(values)));
      } else {
        texts.add(stored(values.isEmpty() ? null : values.get(0), dialect));
      }
    }
    return texts;
  }

  private static @Nullable String stored(@Nullable String value, Dialect dialect) {
    return value == null ? null : dialect.column(value);
  }

  private static String techniques(List<String> values) {
    return SqlFilter.SEPARATOR + String.join(SqlFilter.SEPARATOR, values) + SqlFilter.SEPARATOR;
  }
}
