package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistryLoaderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @RegisterExtension static final KafkaExtension BROKER = new KafkaExtension();

  private KafkaConfig kafka;
  private Topic topic;
  private final List<RegistryLoader<?>> loaders = new ArrayList<>();

  @BeforeEach
  void freshTopics() {
    kafka = KafkaConfig.relaxed(BROKER.bootstrapServers(), BROKER.freshPrefix());
    topic = kafka.topics().clusters();
    TopicInstaller.install(kafka);
  }

  @AfterEach
  void closeLoaders() {
    loaders.forEach(RegistryLoader::close);
  }

  @Test
  void anEmptyTopicIsCaughtUpWithTheEmptyImage() {
    assertThat(started().await(PATIENCE)).isEqualTo(ClustersImage.EMPTY);
  }

  @Test
  void whatStoodThereIsOneChangeForTheListeners() {
    commit("a");
    commit("b");
    List<ClustersImage> told = new CopyOnWriteArrayList<>();
    RegistryLoader<ClustersImage> loader = loader().listener((delta, image) -> told.add(image));
    loader.start();

    loader.await(PATIENCE);

    assertThat(told).hasSize(1);
    assertThat(told.get(0).clusters()).containsOnlyKeys("a", "b");
    assertThat(loader.image()).isSameAs(told.get(0));
    assertThat(loader.problem()).isNull();
  }

  @Test
  void whatIsWrittenAndRemovedLaterArrives() {
    RegistryLoader<ClustersImage> loader = started();
    loader.await(PATIENCE);

    commit("a");
    await().until(() -> loader.image().clusters().containsKey("a"));
    try (Transaction removal = Transaction.begin(kafka, topic)) {
      removal.write("a", null).commit();
    }

    await().until(() -> loader.image().clusters().isEmpty());
  }

  @Test
  void nothingIsServedBeforeItHasCaughtUp() {
    RegistryLoader<ClustersImage> loader = loader();

    assertThat(loader.caughtUp()).isFalse();
    assertThatThrownBy(loader::image)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(topic.name() + " has not been read to its end yet");
  }

  @Test
  void anAbortedTransactionIsNeverSeen() {
    commit("a");
    Transaction.aborted(kafka, topic, Map.of("b", Samples.cluster("b")));
    RegistryLoader<ClustersImage> loader = started();
    assertThat(loader.await(PATIENCE).clusters()).containsOnlyKeys("a");

    Transaction.aborted(kafka, topic, Map.of("c", Samples.cluster("c")));
    commit("d");

    await().until(() -> loader.image().clusters().containsKey("d"));
    assertThat(loader.image().clusters()).containsOnlyKeys("a", "d");
  }

  @Test
  void anOpenTransactionDoesNotKeepItFromCatchingUp() {
    commit("a");
    try (Transaction open = Transaction.begin(kafka, topic)) {
      open.write(Map.of("b", Samples.cluster("b")));

      RegistryLoader<ClustersImage> loader = started();

      assertThat(loader.await(PATIENCE).clusters()).containsOnlyKeys("a");
      open.commit();
      await().until(() -> loader.image().clusters().containsKey("b"));
    }
  }

  @Test
  void aRecordThatCannotBeReadIsLeftOutAndNamedUntilItIsReplaced() {
    try (Transaction bad = Transaction.begin(kafka, topic)) {
      bad.write("a", "no JSON").write(Map.of("b", Samples.cluster("b"))).commit();
    }
    RegistryLoader<ClustersImage> loader = started();

    assertThat(loader.await(PATIENCE).clusters()).containsOnlyKeys("b");
    assertThat(loader.unreadable())
        .singleElement()
        .asString()
        .startsWith(
            "record a of " + topic.name() + " at offset 0 is left out: no readable Cluster");

    commit("a");
    await().until(() -> loader.unreadable().isEmpty());
    assertThat(loader.image().clusters()).containsOnlyKeys("a", "b");
  }

  @Test
  void aListenerThatFailsHidesNothingFromTheOthers() {
    List<ClustersImage> told = new CopyOnWriteArrayList<>();
    RegistryLoader<ClustersImage> loader =
        loader()
            .listener(
                (delta, image) -> {
                  throw new IllegalStateException("broken");
                })
            .listener((delta, image) -> told.add(image));
    loader.start();
    loader.await(PATIENCE);

    commit("a");

    await().until(() -> told.size() == 2);
  }

  @Test
  void aTopicMadeAnewIsReadAnew() throws Exception {
    commit("a");
    commit("b");
    RegistryLoader<ClustersImage> loader = started();
    loader.await(PATIENCE);

    try (var admin = Clients.admin(kafka, PATIENCE)) {
      admin.deleteTopics(List.of(topic.name())).all().get();
      await().until(() -> loader.problem() != null);
      assertThat(loader.image().clusters()).containsOnlyKeys("a", "b");
    }
    TopicInstaller.install(kafka);
    commit("c");

    await().atMost(PATIENCE).until(() -> loader.image().clusters().containsKey("c"));
    assertThat(loader.image().clusters()).containsOnlyKeys("c");
    assertThat(loader.problem()).isNull();
  }

  @Test
  void aMissingTopicIsNamedAndReadOnceItIsThere() {
    kafka = KafkaConfig.relaxed(BROKER.bootstrapServers(), BROKER.freshPrefix());
    topic = kafka.topics().clusters();
    RegistryLoader<ClustersImage> loader = started();

    await().until(() -> loader.problem() != null);
    assertThatThrownBy(() -> loader.await(Duration.ofMillis(1)))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("topic " + topic.name() + " does not exist");

    TopicInstaller.install(kafka);
    assertThat(loader.await(PATIENCE)).isEqualTo(ClustersImage.EMPTY);
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamedAndClosingTakesNoTime() {
    kafka = KafkaConfig.relaxed("127.0.0.1:1", "x.");
    RegistryLoader<ClustersImage> loader = started();

    await()
        .untilAsserted(
            () -> assertThat(loader.problem()).contains("Kafka at 127.0.0.1:1 does not answer"));

    long before = System.nanoTime();
    loader.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
  }

  private void commit(String cluster) {
    Transaction.committed(kafka, topic, Map.of(cluster, Samples.cluster(cluster)));
  }

  private RegistryLoader<ClustersImage> started() {
    RegistryLoader<ClustersImage> loader = loader();
    loader.start();
    return loader;
  }

  private RegistryLoader<ClustersImage> loader() {
    RegistryLoader<ClustersImage> loader = RegistryLoader.clusters(kafka);
    loaders.add(loader);
    return loader;
  }
}
