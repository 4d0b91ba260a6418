package io.bellbuoy.sink.store;

import io.bellbuoy.schemas.Alert;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns that alerts are found by: one for each {@link AlertField}, and the object's name. */
final class AlertRow {

  /** Adds a row, or leaves the one of that id alone and adds none. */
  static final String INSERT =
      "INSERT INTO alert (id, raised_at, name, "
          + Arrays.stream(AlertField.values())
              .map(AlertField::text)
              .collect(Collectors.joining(", "))
          + ") VALUES (?, ?, ?"
          + String.join("", Collections.nCopies(AlertField.values().length, ", ?"))
          + ") ON CONFLICT (id) DO NOTHING";

  private AlertRow() {}

  static void bind(PreparedStatement insert, Alert alert) throws SQLException {
    insert.setString(1, alert.id());
    insert.setLong(2, alert.raisedAt().toEpochMilli());
    insert.setString(3, alert.object() == null ? null : alert.object().name());
    int parameter = 4;
    for (AlertField field : AlertField.values()) {
      insert.setString(parameter++, column(field, field.of(alert)));
    }
  }

  private static @Nullable String column(AlertField field, List<String> values) {
    if (field == AlertField.ATTACK) {
      return SqlFilter.SEPARATOR + String.join(SqlFilter.SEPARATOR, values) + SqlFilter.SEPARATOR;
    }
    return values.isEmpty() ? null : values.get(0);
  }
}
