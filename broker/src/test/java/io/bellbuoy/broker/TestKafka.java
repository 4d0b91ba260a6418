package io.bellbuoy.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The Kafka of a test JVM, a container or a broker inside. Thread-safe. */
record TestKafka(String bootstrapServers, Runnable stop) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("io.bellbuoy.broker.KafkaExtension");

  static TestKafka start() {
    return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
  }

  @Override
  public void close() {
    stop.run();
  }

  private static TestKafka container() {
    LOG.info("Tests run against apache/kafka-native in a container");
    KafkaContainer container =
        new KafkaContainer("apache/kafka-native:4.3.1")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_MESSAGE_MAX_BYTES", "9437184")
            .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "500")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    container.start();
    return new TestKafka(container.getBootstrapServers(), container::stop);
  }

  private static TestKafka embedded() {
    LOG.info("Tests run against an embedded Kafka: no Docker engine answers");
    Path data;
    try {
      data = Files.createTempDirectory("kafka");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
    return new TestKafka(
        broker.bootstrapServers(),
        () -> {
          broker.close();
          delete(data);
        });
  }

  private static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
