package io.bellbuoy.bootstrap;

import java.util.function.Function;

/** Runs one service as a process: reads its configuration, starts it, closes it at the signal. */
public final class ServiceRunner {

  private ServiceRunner() {}

  /**
   * Runs until the process is told to stop.
   *
   * @param args {@code --config FILE} or nothing
   * @return the exit code: 0 after a clean stop, 2 for a broken configuration or environment, which
   *     is said on standard error in one line each
   */
  public static <C extends Record> int run(
      String name, Class<C> configType, Function<C, Service> service, String... args) {
    throw new UnsupportedOperationException("to be written");
  }
}
