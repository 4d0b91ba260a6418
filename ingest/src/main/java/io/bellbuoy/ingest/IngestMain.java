package io.bellbuoy.ingest;

import io.bellbuoy.bootstrap.ServiceRunner;

/** Ingest as a process. */
public final class IngestMain {

  private IngestMain() {}

  /** Runs until told to stop; {@code --config FILE}. */
  public static void main(String[] args) {
    System.exit(ServiceRunner.run("ingest", IngestConfig.class, IngestService::new, args));
  }
}
