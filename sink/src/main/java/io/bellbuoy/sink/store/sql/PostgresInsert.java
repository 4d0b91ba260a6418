package io.bellbuoy.sink.store.sql;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.store.SearchText;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds many rows by one statement, a column each as an array. Thread-safe.
 *
 * <p>Not by COPY: it knows no ON CONFLICT and would need a table in between.
 */
enum PostgresInsert {
  WITH_EVENTS(true),
  /** The column {@code event} stays empty; the alert has its event all the same. */
  WITHOUT(false);

  /** An array is one message, and a message is no longer than 1 GiB. */
  private static final int MOST_BYTES = 32 << 20;

  private static final List<String> TEXTS =
      Stream.concat(Stream.of("day", "search", "body", "event"), AlertRow.TEXTS.stream()).toList();

  private static final String SQL =
      ("INSERT INTO alert (raised_at, " + String.join(", ", TEXTS) + ")")
          + (" SELECT raised_at, "
              + TEXTS.stream().map(PostgresInsert::read).collect(Collectors.joining(", ")))
          + (" FROM unnest(?::bigint[]" + ", ?::text[]".repeat(TEXTS.size()) + ")")
          + (" AS new (raised_at, " + String.join(", ", TEXTS) + ")")
          + " ON CONFLICT DO NOTHING";

  private static final JsonSerde<Alert> SERDE = new JsonSerde<>(Alert.class);

  private final boolean events;

  PostgresInsert(boolean events) {
    this.events = events;
  }

  private static String read(String column) {
    return switch (column) {
      case "day" -> "day::date";
      case "event" -> "event::jsonb";
      default -> column;
    };
  }

  /**
   * Those that are not there yet.
   *
   * @return how many
   */
  int add(Connection connection, List<Alert> alerts) throws SQLException {
    int added = 0;
    Batch batch = new Batch();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      for (Alert alert : alerts) {
        batch.add(alert, events);
        if (batch.bytes > MOST_BYTES) {
          added += batch.run(connection, statement);
          batch = new Batch();
        }
      }
      return added + batch.run(connection, statement);
    }
  }

  /** Rows that go together. */
  private static final class Batch {

    private final List<Long> raisedAt = new ArrayList<>();
    private final List<@Nullable String[]> rows = new ArrayList<>();
    private long bytes;

    void add(Alert alert, boolean events) {
      List<@Nullable String> row = new ArrayList<>(TEXTS.size());
      String body = new String(SERDE.write(alert), StandardCharsets.UTF_8);
      row.add(PostgresPartitions.day(alert).toString());
      row.add(PostgresText.of(SearchText.of(alert)));
      row.add(body);
      row.add(events ? PostgresEvent.of(alert.event()) : null);
      row.addAll(AlertRow.texts(alert, Dialect.POSTGRESQL));
      raisedAt.add(alert.raisedAt().toEpochMilli());
      rows.add(row.toArray(String[]::new));
      bytes += body.length();
    }

    int run(Connection connection, PreparedStatement statement) throws SQLException {
      if (rows.isEmpty()) {
        return 0;
      }
      statement.setArray(1, connection.createArrayOf("int8", raisedAt.toArray()));
      for (int column = 0; column < TEXTS.size(); column++) {
        int at = column;
        @Nullable String[] texts = rows.stream().map(row -> row[at]).toArray(String[]::new);
        statement.setArray(column + 2, connection.createArrayOf("text", texts));
      }
      return statement.executeUpdate();
    }
  }
}
