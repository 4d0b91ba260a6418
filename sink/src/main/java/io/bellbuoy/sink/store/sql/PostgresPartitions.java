package io.bellbuoy.sink.store.sql;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertStoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The days of the store. Sinks that share it take turns; this class is thread-safe.
 *
 * <p>Days are made ahead, and some of those gone by for what comes late. What is of any other day,
 * which a sender may write as it likes, lies in the default partition.
 */
final class PostgresPartitions {

  /** Where the other days lie. */
  static final String DEFAULT = "alert_default";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresPartitions.class);
  private static final int DAYS_BACK = 7;
  private static final int DAYS_AHEAD = 7;
  private static final String PREFIX = "alert_";
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  /** Held while partitions come and go; any number that nobody else uses. */
  private static final long LOCK = 0x62656c6c62756f79L;

  private final PostgresDatabase database;
  private volatile @Nullable LocalDate preparedFor;

  PostgresPartitions(PostgresDatabase database) {
    this.database = database;
  }

  /**
   * The UTC day of the event, 1970-01-01 where it says none that is usable. The same for the same
   * event for ever: it is a part of the key.
   */
  static LocalDate day(Alert alert) {
    if (alert.time() == null) {
      return LocalDate.EPOCH;
    }
    try {
      LocalDate day =
          OffsetDateTime.parse(alert.time()).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
      return day.getYear() < 1970 || day.getYear() > 9999 ? LocalDate.EPOCH : day;
    } catch (DateTimeException e) {
      return LocalDate.EPOCH;
    }
  }

  /** Makes the days around that one; at once where it is done already. */
  void prepare(LocalDate today) {
    if (today.equals(preparedFor)) {
      return;
    }
    LocalDate last = today.plusDays(DAYS_AHEAD);
    for (LocalDate day = today.minusDays(DAYS_BACK); !day.isAfter(last); day = day.plusDays(1)) {
      LocalDate one = day;
      database.keep("make the partition of " + day, connection -> make(connection, one));
    }
    preparedFor = today;
  }

  /** Attached, not made in its place: that would wait for every reader and stop all that save. */
  private static boolean make(Connection connection, LocalDate day) throws SQLException {
    String name = PREFIX + DAY.format(day);
    SqlState.one(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
    if (SqlState.one(connection, "SELECT to_regclass('" + name + "')") != null) {
      return false;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          ("CREATE TABLE " + name + " (LIKE alert INCLUDING DEFAULTS INCLUDING STORAGE")
              + " INCLUDING COMPRESSION)");
      statement.execute(
          ("WITH moved AS (DELETE FROM " + DEFAULT + " WHERE day = '" + day + "' RETURNING *)")
              + (" INSERT INTO " + name + " SELECT * FROM moved"));
      statement.execute(
          ("ALTER TABLE alert ATTACH PARTITION " + name)
              + (" FOR VALUES FROM ('" + day + "') TO ('" + day.plusDays(1) + "')"));
    }
    return true;
  }

  /**
   * Removes the days whose alerts were all raised before.
   *
   * @param before epoch milliseconds
   * @return how many alerts
   */
  int drop(long before) {
    int dropped = 0;
    for (String name : database.keep("list partitions", c -> candidates(c, before))) {
      try {
        dropped += database.keep("drop the partition " + name, c -> drop(c, name, before));
      } catch (AlertStoreException e) {
        if (!SqlState.isLocked(e.getCause())) {
          throw e;
        }
        LOG.atInfo().log("{} is in use; it goes next time", name);
      }
    }
    return dropped;
  }

  /** Looked at without a lock first: most days stay. */
  private static List<String> candidates(Connection connection, long before) throws SQLException {
    List<String> candidates = new ArrayList<>();
    for (String name : names(connection)) {
      String newest = SqlState.one(connection, "SELECT max(raised_at) FROM " + name);
      if (newest == null ? isOver(name, before) : Long.parseLong(newest) < before) {
        candidates.add(name);
      }
    }
    return candidates;
  }

  /** Whether an empty day is of the past; of those made ahead none is. */
  private static boolean isOver(String name, long before) {
    LocalDate day = LocalDate.parse(name.substring(PREFIX.length()), DAY);
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() <= before;
  }

  private int drop(Connection connection, String name, long before) throws SQLException {
    if (!begin(connection)) {
      return 0;
    }
    try (Statement statement = connection.createStatement()) {
      // The parent first, as everybody else: who waits for each other in a circle waits for ever.
      statement.execute("LOCK TABLE ONLY alert IN ACCESS EXCLUSIVE MODE");
      long newest;
      int count;
      try (ResultSet row =
          statement.executeQuery("SELECT count(*), coalesce(max(raised_at), 0) FROM " + name)) {
        row.next();
        count = row.getInt(1);
        newest = row.getLong(2);
      }
      if (newest >= before) {
        return 0;
      }
      statement.execute(
          "DELETE FROM alert_change WHERE alert IN (SELECT seq FROM "
              + (name + " WHERE last_change IS NOT NULL)"));
      statement.execute("DROP TABLE " + name);
      preparedFor = null;
      LOG.atInfo().addKeyValue("alerts", count).log("removed the whole day {}", name);
      return count;
    }
  }

  /**
   * Whether this sink may keep the store in order until the transaction ends; else another does.
   */
  static boolean begin(Connection connection) throws SQLException {
    return "t".equals(SqlState.one(connection, "SELECT pg_try_advisory_xact_lock(" + LOCK + ")"));
  }

  private static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                    + " WHERE i.inhparent = 'alert'::regclass AND c.relname <> '"
                    + (DEFAULT + "' ORDER BY 1"))) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
