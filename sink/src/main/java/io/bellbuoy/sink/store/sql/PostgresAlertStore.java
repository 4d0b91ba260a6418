package io.bellbuoy.sink.store.sql;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertStoreException;
import io.bellbuoy.sink.store.StoreSize;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts in a PostgreSQL that several sinks may share. This class is thread-safe.
 *
 * <p>It opens while the server is down too: every call fails until it is there.
 */
public final class PostgresAlertStore extends SqlAlertStore {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresAlertStore.class);

  private static final String SIZE =
      "SELECT (SELECT count(*) FROM alert), pg_total_relation_size('alert_change')"
          + " + (SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits"
          + " WHERE inhparent = 'alert'::regclass)";

  private final PostgresDatabase database;
  private final PostgresPartitions partitions;
  private final PostgresPurge purge;

  /**
   * Opens the store; makes its tables where there are none.
   *
   * @throws AlertStoreException where the server answers and cannot be used
   */
  public PostgresAlertStore(PostgresConfig config) {
    this(new PostgresDatabase(config));
  }

  private PostgresAlertStore(PostgresDatabase database) {
    super(database, Dialect.POSTGRESQL);
    this.database = database;
    this.partitions = new PostgresPartitions(database);
    this.purge = new PostgresPurge(database, partitions);
  }

  @Override
  public int save(List<Alert> alerts) {
    if (alerts.isEmpty()) {
      return 0;
    }
    String what = "save " + alerts.size() + " alerts";
    try {
      return database.write(
          what, connection -> add(connection, PostgresInsert.WITH_EVENTS, alerts));
    } catch (AlertStoreException e) {
      if (!SqlState.isRefusal(e.getCause())) {
        throw e;
      }
      LOG.atWarn().log("saving without copies of the events: {}", e.getMessage());
      return database.write(what, connection -> add(connection, PostgresInsert.WITHOUT, alerts));
    }
  }

  private int add(Connection connection, PostgresInsert insert, List<Alert> alerts)
      throws SQLException {
    int added = insert.add(connection, alerts);
    saved(connection, alerts);
    return added;
  }

  @Override
  public void prepare(Instant now) {
    partitions.prepare(LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  @Override
  public int purge(Instant before) {
    return purge.before(before);
  }

  @Override
  public int purgeOldest(int atMost) {
    return purge.oldest(atMost);
  }

  @Override
  public StoreSize size() {
    return database.readToTheEnd(
        "measure the store",
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(SIZE)) {
            row.next();
            return new StoreSize(row.getLong(1), row.getLong(2));
          }
        });
  }
}
