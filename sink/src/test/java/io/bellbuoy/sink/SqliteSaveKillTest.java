package io.bellbuoy.sink;

import java.nio.file.Path;
import java.time.Duration;

final class SqliteSaveKillTest extends SaveKillContract {

  @Override
  SinkConfig.Store store() {
    return SinkConfig.Store.sqlite(Path.of("alerts.db"), Duration.ofSeconds(30));
  }

  @Override
  String yaml() {
    return "{kind: sqlite, file: alerts.db}";
  }
}
