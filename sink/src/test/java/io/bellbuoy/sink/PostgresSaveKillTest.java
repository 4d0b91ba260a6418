package io.bellbuoy.sink;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.sink.store.sql.PostgresConfig;
import io.bellbuoy.sink.store.sql.PostgresExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresSaveKillTest extends SaveKillContract {

  @RegisterExtension static final PostgresExtension postgres = new PostgresExtension();

  private PostgresConfig config;

  @BeforeEach
  void make() {
    config = postgres.freshDatabase();
  }

  @Override
  SinkConfig.Store store() {
    return store(config);
  }

  static SinkConfig.Store store(PostgresConfig config) {
    return new SinkConfig.Store(
        SinkConfig.Store.Kind.POSTGRESQL,
        Path.of("unused"),
        config.url(),
        config.user(),
        config.password(),
        config.connections(),
        config.longestQuery());
  }

  @Override
  String yaml() {
    return "{kind: postgresql, url: \"%s\", user: %s, password: %s}"
        .formatted(config.url(), config.user(), requireNonNull(config.password()).value());
  }
}
