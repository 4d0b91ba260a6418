package io.bellbuoy.broker;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Apache Kafka for the tests of a module: Testcontainers' where a Docker engine answers,
 * else an embedded broker; one for all test classes of a JVM. Use: {@code @RegisterExtension static
 * final KafkaExtension kafka = new KafkaExtension();}
 */
public final class KafkaExtension implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Where it listens. */
  public String bootstrapServers() {
    throw new UnsupportedOperationException("to be written");
  }

  /** A topic prefix that nobody else uses, ending in a dot: a test's own topics. */
  public String freshPrefix() {
    throw new UnsupportedOperationException("to be written");
  }
}
