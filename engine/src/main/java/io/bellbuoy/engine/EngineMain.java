package io.bellbuoy.engine;

import io.bellbuoy.bootstrap.ServiceRunner;

/** The engine as a process of its own. */
public final class EngineMain {

  private static final int GAVE_UP = 2;

  private EngineMain() {}

  public static void main(String... args) {
    System.exit(run(args));
  }

  /**
   * Runs the engine until the process is told to stop; ends the process itself where the engine
   * gives up, so that whoever supervises it starts a new one.
   *
   * @param args {@code --config FILE} or nothing
   * @return the exit code of {@link ServiceRunner#run}
   */
  public static int run(String... args) {
    return ServiceRunner.run(
        "engine",
        EngineConfig.class,
        config -> new EngineService(config, EngineMain::giveUp),
        args);
  }

  /**
   * On a thread of its own: the exit closes the service, and that waits for the caller's thread.
   */
  private static void giveUp(String reason) {
    System.err.println("engine: " + reason);
    Thread exit = new Thread(() -> System.exit(GAVE_UP), "engine-exit");
    exit.setDaemon(true);
    exit.start();
  }
}
