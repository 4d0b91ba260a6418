package io.bellbuoy.broker;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Apache Kafka for the tests of a module: Testcontainers' where a Docker engine answers,
 * else an embedded broker; one for all test classes of a JVM. Use: {@code @RegisterExtension static
 * final KafkaExtension kafka = new KafkaExtension();} Thread-safe.
 */
public final class KafkaExtension implements BeforeAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(KafkaExtension.class);
  private static final AtomicLong PREFIXES = new AtomicLong();

  private volatile @Nullable TestKafka kafka;

  @Override
  public void beforeAll(ExtensionContext context) {
    // In the session's store, which closes what it holds when the JVM has run its last test.
    kafka =
        context
            .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE)
            .computeIfAbsent(TestKafka.class, key -> TestKafka.start(), TestKafka.class);
  }

  /** Where it listens. */
  public String bootstrapServers() {
    return Objects.requireNonNull(kafka, "the test class has not begun").bootstrapServers();
  }

  /** A topic prefix that nobody else uses, ending in a dot: a test's own topics. */
  public String freshPrefix() {
    return "test-" + PREFIXES.incrementAndGet() + "-" + System.nanoTime() + ".";
  }
}
