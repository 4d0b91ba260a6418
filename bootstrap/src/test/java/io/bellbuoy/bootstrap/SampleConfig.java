package io.bellbuoy.bootstrap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configuration that has every type of value once; its defaults lie beside it. */
record SampleConfig(
    HttpConfig http,
    Kafka kafka,
    Limits limits,
    Mode mode,
    Path folder,
    Secret password,
    List<String> names,
    List<Outlet> outlets,
    @Nullable String comment) {

  record Kafka(String bootstrapServers, Map<String, String> properties) {}

  record Limits(Duration bodyTimeout, Bytes maxEvent, double ratio, long budget, boolean strict) {

    Limits {
      if (ratio > 1) {
        throw new IllegalArgumentException("ratio must be at most 1, not " + ratio);
      }
      if (strict && budget == 0) {
        throw new IllegalArgumentException("a strict service needs a budget");
      }
    }
  }

  record Outlet(String id, int port) {}

  enum Mode {
    FAST,
    VERY_SLOW
  }
}
