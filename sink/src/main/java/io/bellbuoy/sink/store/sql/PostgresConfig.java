package io.bellbuoy.sink.store.sql;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.bootstrap.Secret;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a PostgreSQL.
 *
 * @param url {@code postgresql://host:5432/database}, with parameters of the JDBC driver such as
 *     {@code ?sslmode=verify-full}; never with a password
 * @param user null: what the system's user is called
 * @param password null: none is asked for
 * @param connections the most at once, beside one that keeps the store in order
 * @param longestQuery after which a query is ended
 */
public record PostgresConfig(
    String url,
    @Nullable String user,
    @Nullable Secret password,
    int connections,
    Duration longestQuery) {

  private static final String JDBC = "jdbc:";
  private static final String SCHEME = "postgresql://";

  public PostgresConfig {
    requireNonNull(longestQuery, "longestQuery");
    url = url.startsWith(JDBC) ? url.substring(JDBC.length()) : url;
    if (!url.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "url must look like postgresql://host:5432/database?sslmode=verify-full");
    }
    if (bare(url).contains("@") || url.toLowerCase(Locale.ROOT).contains("password=")) {
      throw new IllegalArgumentException(
          "url must not hold user or password; give them as user and password");
    }
    if (connections < 2) {
      throw new IllegalArgumentException("connections must be at least 2");
    }
  }

  /** As the driver wants it. */
  String jdbcUrl() {
    return JDBC + url;
  }

  /** Without the parameters: nothing in it is a secret. */
  String place() {
    return bare(url);
  }

  private static String bare(String url) {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }
}
