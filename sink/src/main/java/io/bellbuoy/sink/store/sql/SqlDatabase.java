package io.bellbuoy.sink.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on a database; implementations are thread-safe. What fails in SQL becomes an {@link
 * io.bellbuoy.sink.store.AlertStoreException}.
 */
interface SqlDatabase extends AutoCloseable {

  /** One transaction: what the work did stays as a whole or not at all. It may run again. */
  <T extends @Nullable Object> T write(String what, Work<T> work);

  /**
   * One snapshot: all queries of the work see the same state, and end when the time is up.
   *
   * @throws io.bellbuoy.sink.store.SlowQueryException where that happens
   */
  <T extends @Nullable Object> T read(String what, Work<T> work);

  /** The same for work of our own, that takes as long as it takes. */
  <T extends @Nullable Object> T readToTheEnd(String what, Work<T> work);

  @Override
  void close();

  /** Statements on one connection, within one transaction. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }
}
