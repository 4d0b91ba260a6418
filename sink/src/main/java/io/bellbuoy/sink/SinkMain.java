package io.bellbuoy.sink;

import io.bellbuoy.bootstrap.ServiceRunner;

/** The sink as a process. */
public final class SinkMain {

  private SinkMain() {}

  /** Runs it until the process is told to stop: {@code --config FILE}. */
  public static void main(String[] args) {
    System.exit(ServiceRunner.run("sink", SinkConfig.class, SinkService::new, args));
  }
}
