package io.bellbuoy.engine;

import io.bellbuoy.broker.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts the engine as a process of its own. */
final class EngineProcess {

  private EngineProcess() {}

  /** Two starts in one folder are the same engine. */
  static ChildProcess start(TestBroker broker, Path folder) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("engine.yaml"),
            """
            admin: {port: 0}
            kafka: {bootstrapServers: "%s", topicPrefix: "%s", durability: relaxed}
            applicationId: %sengine
            state: %s
            threads: 2
            alertsPerMinute: 0
            sessionTimeout: 10s
            """
                .formatted(
                    broker.kafka.bootstrapServers(),
                    broker.kafka.topicPrefix(),
                    broker.kafka.topicPrefix(),
                    folder.resolve("state")));
    return ChildProcess.of(EngineMain.class)
        .jvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        .folder(folder)
        .args("--config", config.toString())
        .start();
  }
}
