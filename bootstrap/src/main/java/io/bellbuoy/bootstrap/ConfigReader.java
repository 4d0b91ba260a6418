package io.bellbuoy.bootstrap;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a service's configuration: the commented default file in the jar, over it the user's file,
 * over it the environment. Thread-safe.
 */
public final class ConfigReader {

  private ConfigReader() {}

  /**
   * The configuration as a record.
   *
   * @param service its name; the defaults are the resource {@code <service>.yaml} beside the type,
   *     and {@code BELLBUOY_<SERVICE>_HTTP_PORT} overrides {@code http.port}
   * @param type a record whose components are records, texts, numbers, booleans, durations, sizes,
   *     lists or maps
   * @param file the user's; null: none
   * @throws ConfigException with every problem at once, each with its key path
   */
  public static <T extends Record> T read(
      String service, Class<T> type, @Nullable Path file, Map<String, String> environment) {
    throw new UnsupportedOperationException("to be written");
  }
}
