package io.bellbuoy.console;

import io.bellbuoy.bootstrap.ServiceRunner;

/** The console as a process. */
public final class ConsoleMain {

  private ConsoleMain() {}

  /** Runs it until the process is told to stop: {@code --config FILE}. */
  public static void main(String[] args) {
    System.exit(ServiceRunner.run("console", ConsoleConfig.class, ConsoleService::new, args));
  }
}
