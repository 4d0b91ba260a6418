package io.bellbuoy.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clusters, channels and tokens; policies have a test of their own. */
class RegistryWriterTest {

  @RegisterExtension static final KafkaExtension BROKER = new KafkaExtension();

  private KafkaConfig kafka;
  private RegistryWriter writer;
  private TopicContent topics;

  @BeforeEach
  void freshTopics() {
    kafka = KafkaConfig.relaxed(BROKER.bootstrapServers(), BROKER.freshPrefix());
    TopicInstaller.install(kafka);
    writer = new RegistryWriter(kafka);
    topics = new TopicContent(kafka);
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void whatWasPutCanBeReadWhenTheCallReturns() {
    Cluster cluster = Samples.cluster("a", "one");
    writer.putCluster(cluster, "alice");
    writer.putChannel(Samples.channel("pager"), "alice");
    writer.putApiToken(Samples.apiToken("ci", "secret", null), "alice");

    assertThat(topics.clusters().byToken("one", Samples.NOON)).isEqualTo(cluster);
    assertThat(topics.channels().channels()).containsEntry("pager", Samples.channel("pager"));
    assertThat(topics.people().bySecret("secret", Samples.NOON)).isNotNull();
  }

  @Test
  void everyChangeIsRecordedWithWhoAndWhatAndWithoutSecrets() {
    writer.putCluster(Samples.cluster("a", "one"), "alice");
    writer.putChannel(Samples.channel("pager"), "bob");
    ChannelConfig moved =
        new ChannelConfig(
            "pager", "webhook", true, Severity.HIGH, Map.of("url", "https://hooks.example/n3w"));
    writer.putChannel(moved, "bob");
    writer.putApiToken(Samples.apiToken("ci", "secret", null), "carol");

    List<Change> changes = topics.changes();

    assertThat(changes)
        .extracting(Change::by, Change::object)
        .containsExactly(
            tuple("alice", "cluster/a"),
            tuple("bob", "channel/pager"),
            tuple("bob", "channel/pager"),
            tuple("carol", "token/ci"));
    JsonNode before = requireNonNull(changes.get(2).before());
    JsonNode after = requireNonNull(changes.get(2).after());
    assertThat(before.path("minSeverity").asText()).isEqualTo("medium");
    assertThat(after.path("minSeverity").asText()).isEqualTo("high");
    assertThat(before.path("options").path("url").asText()).isEqualTo("(hidden)");
    assertThat(after.path("options").path("url").asText()).isEqualTo("(hidden, changed)");
    assertThat(changes.toString())
        .doesNotContain("s3cret", "n3w", Samples.hash("one"), Samples.hash("secret"));
  }

  @Test
  void puttingTheSameAgainChangesNothing() {
    writer.putCluster(Samples.cluster("a", "one"), "alice");
    writer.putCluster(Samples.cluster("a", "one"), "alice");

    assertThat(topics.changes()).hasSize(1);
  }

  @Test
  void aTokenThatAnotherClusterHasIsRefused() {
    writer.putCluster(Samples.cluster("a", "one"), "alice");

    assertThatThrownBy(() -> writer.putCluster(Samples.cluster("b", "one"), "alice"))
        .isInstanceOf(RegistryException.class)
        .hasMessage("cluster a has that token already; make another one");
    assertThat(topics.clusters().clusters()).containsOnlyKeys("a");
  }

  @Test
  void aRecordThatIsTooLargeIsRefusedAndNothingIsWritten() {
    String large = "x".repeat(Topics.MAX_RECORD_BYTES);
    ChannelConfig channel =
        new ChannelConfig("pager", "webhook", true, Severity.LOW, Map.of("template", large));

    assertThatThrownBy(() -> writer.putChannel(channel, "alice"))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("pager of " + kafka.topics().channels().name() + " would have 8,")
        .hasMessageEndingWith("shorten or split it, nothing has been changed");
    assertThat(topics.channels().channels()).isEmpty();
    assertThat(topics.changes()).isEmpty();
  }

  @Test
  void aWriterBuildsOnWhatAnotherWrote() {
    try (RegistryWriter other = new RegistryWriter(kafka)) {
      IntStream.range(0, 6)
          .forEach(
              n -> (n % 2 == 0 ? writer : other).putCluster(Samples.cluster("c" + n), "alice"));
    }

    assertThat(topics.clusters().clusters()).hasSize(6);
    assertThat(topics.changes()).hasSize(6);
  }

  @Test
  void anAbortedTransactionIsNotBuiltOn() {
    writer.putCluster(Samples.cluster("a", "one"), "alice");
    Transaction.aborted(kafka, kafka.topics().clusters(), Map.of("b", Samples.cluster("b", "two")));

    writer.putCluster(Samples.cluster("c", "two"), "alice");

    assertThat(topics.clusters().clusters()).containsOnlyKeys("a", "c");
  }

  @Test
  void missingTopicsAreNamed() {
    KafkaConfig empty = KafkaConfig.relaxed(BROKER.bootstrapServers(), BROKER.freshPrefix());
    try (RegistryWriter early = new RegistryWriter(empty)) {
      assertThatThrownBy(() -> early.putCluster(Samples.cluster("a"), "alice"))
          .isInstanceOf(RegistryException.class)
          .hasMessage(
              "topic %s does not exist; `bellbuoy init` makes it",
              empty.topics().clusters().name());
    }
  }

  @Test
  void enginesAreAwaitedByWhatTheyReport() {
    assertThat(writer.awaitEngines(1, Duration.ofMillis(100)))
        .containsExactly("no engine is running; the next one to start judges by version 1");

    try (StatusReporter engine =
        new StatusReporter(kafka, () -> Samples.engine("e1", Instant.now(), 1))) {
      engine.start();
      assertThat(writer.awaitEngines(1, Duration.ofSeconds(20))).isEmpty();
      assertThat(writer.awaitEngines(2, Duration.ofMillis(10)))
          .containsExactly("engine e1 still judges by version 1 after 0 s");
    }
  }
}
