package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerRestartTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path data;

  @Test
  void aLoaderServesItsImageWhileTheBrokerIsAwayAndGoesOnAfterwards() {
    EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
    KafkaConfig kafka = KafkaConfig.relaxed(broker.bootstrapServers(), "x.");
    int port = Integer.parseInt(kafka.bootstrapServers().replaceAll(".*:", ""));
    TopicInstaller.install(kafka);
    try (RegistryWriter writer = new RegistryWriter(kafka);
        RegistryLoader<ClustersImage> loader = RegistryLoader.clusters(kafka)) {
      writer.putCluster(Samples.cluster("a", "one"), "alice");
      loader.start();
      loader.await(PATIENCE);

      broker.close();
      await().atMost(PATIENCE).until(() -> loader.problem() != null);
      assertThat(loader.problem()).contains("does not answer");
      assertThat(loader.image().byToken("one", Samples.NOON)).isNotNull();

      broker = EmbeddedBroker.start(data, port);
      writer.putCluster(Samples.cluster("b", "two"), "alice");
      await().atMost(PATIENCE).until(() -> loader.image().byToken("two", Samples.NOON) != null);
      assertThat(loader.image().clusters()).containsOnlyKeys("a", "b");
      assertThat(loader.problem()).isNull();
    } finally {
      broker.close();
    }
  }
}
