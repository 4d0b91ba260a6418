package io.bellbuoy.bench.stream;

import io.bellbuoy.bootstrap.Bytes;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.engine.EngineConfig;
import io.bellbuoy.engine.EngineService;
import io.bellbuoy.registry.KafkaConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The engine as it is shipped, in a process of its own. */
final class EngineMain {

  private EngineMain() {}

  /**
   * Runs until it is ended.
   *
   * @param args address of Kafka, topic prefix, application id, folder, threads
   */
  public static void main(String[] args) throws InterruptedException {
    EngineConfig config =
        new EngineConfig(
            new HttpConfig("127.0.0.1", 0),
            KafkaConfig.relaxed(args[0], args[1]),
            args[2],
            Path.of(args[3]),
            Integer.parseInt(args[4]),
            Duration.ofMillis(100),
            Duration.ofSeconds(15),
            Duration.ofHours(24),
            0,
            new Bytes(6 << 20),
            List.of());
    try (EngineService engine = new EngineService(config)) {
      engine.start();
      System.out.println("ready engine");
      new CountDownLatch(1).await();
    }
  }
}
