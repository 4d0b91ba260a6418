package io.bellbuoy.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Writers that come into each other's way. */
class TransactionsTest {

  @RegisterExtension static final KafkaExtension BROKER = new KafkaExtension();

  private KafkaConfig kafka;

  @BeforeEach
  void freshTopics() {
    kafka = KafkaConfig.relaxed(BROKER.bootstrapServers(), BROKER.freshPrefix());
    TopicInstaller.install(kafka);
  }

  @Test
  void writersAtOnceLoseNoChange() {
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (String name : List.of("left", "right")) {
      writers.add(
          CompletableFuture.runAsync(
              () -> {
                try (RegistryWriter writer = new RegistryWriter(kafka)) {
                  for (int n = 0; n < 10; n++) {
                    writer.putCluster(Samples.cluster(name + n), name);
                  }
                }
              }));
    }
    CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();

    Set<String> expected = new HashSet<>();
    for (int n = 0; n < 10; n++) {
      expected.add("left" + n);
      expected.add("right" + n);
    }
    TopicContent topics = new TopicContent(kafka);
    assertThat(topics.clusters().clusters().keySet()).isEqualTo(expected);
    assertThat(topics.changes()).hasSize(20);
  }

  @Test
  void whoComesInBetweenIsBuiltOn() {
    Transactions transactions = new Transactions(kafka);
    AtomicInteger attempts = new AtomicInteger();
    try (RegistryWriter other = new RegistryWriter(kafka);
        Shelf<ClustersImage> clusters = clusters()) {
      transactions.run(
          Author.of("slow"),
          draft -> {
            ClustersImage before = clusters.read();
            if (attempts.incrementAndGet() == 1) {
              other.putCluster(Samples.cluster("quick"), "quick");
            }
            Map<String, Cluster> after = new HashMap<>(before.clusters());
            after.put("slow", Samples.cluster("slow"));
            draft.replace(clusters, before, new ClustersImage(after));
            return after;
          });
    }

    assertThat(attempts).hasValue(2);
    assertThat(new TopicContent(kafka).clusters().clusters()).containsOnlyKeys("quick", "slow");
  }

  @Test
  void whatADeadWriterLeftOpenIsAbortedAtOnce() {
    Producer<String, byte[]> dead =
        Clients.producer(
            kafka, "dead", Map.of("transactional.id", kafka.topicPrefix() + "registry"));
    dead.initTransactions();
    dead.beginTransaction();
    Future<RecordMetadata> sent =
        dead.send(
            new ProducerRecord<>(
                kafka.topics().clusters().name(), 0, "half", "{}".getBytes(UTF_8)));
    dead.flush();
    assertThat(sent).isDone();

    try (RegistryWriter writer = new RegistryWriter(kafka)) {
      writer.putCluster(Samples.cluster("a"), "alice");
    }

    assertThat(new TopicContent(kafka).clusters().clusters()).containsOnlyKeys("a");
    dead.close(Duration.ZERO);
  }

  @Test
  void whatTheCheckThrowsIsPassedOnAndNothingBegins() {
    MockProducer<String, byte[]> producer = new MockProducer<>();
    Transactions transactions = new Transactions(kafka, () -> producer);

    assertThatThrownBy(
            () ->
                transactions.run(
                    Author.of("alice"),
                    draft -> {
                      throw new RegistryException("not so");
                    }))
        .hasMessage("not so");
    assertThat(producer.transactionInFlight()).isFalse();
    assertThat(producer.closed()).isTrue();
  }

  @Test
  void aFailureThatNoRetryCuresIsASentence() {
    MockProducer<String, byte[]> producer = new MockProducer<>();
    producer.initTransactionException = new ClusterAuthorizationException("not you");
    Transactions transactions = new Transactions(kafka, () -> producer);

    assertThatThrownBy(() -> transactions.run(Author.of("alice"), draft -> draft))
        .isInstanceOf(RegistryException.class)
        .hasMessage("Kafka at %s denies access: not you", kafka.bootstrapServers());
  }

  @Test
  void aCommitThatIsNotAnsweredIsAskedForAgain() {
    AtomicInteger commits = new AtomicInteger();
    MockProducer<String, byte[]> producer =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
          @Override
          public void commitTransaction() {
            if (commits.incrementAndGet() < 3) {
              throw new TimeoutException("no answer");
            }
            super.commitTransaction();
          }
        };
    Transactions transactions = new Transactions(kafka, () -> producer);
    // What the mock pretends to have written is awaited in the real topic.
    Transaction.committed(kafka, kafka.topics().clusters(), Map.of("a", Samples.cluster("a")));
    try (Shelf<ClustersImage> clusters = clusters()) {
      ClustersImage after = new ClustersImage(Map.of("a", Samples.cluster("a")));
      transactions.run(
          Author.of("alice"),
          draft -> {
            draft.replace(clusters, ClustersImage.EMPTY, after);
            return after;
          });
    }

    assertThat(producer.commitCount()).isEqualTo(1);
    assertThat(producer.history())
        .extracting(ProducerRecord::topic)
        .containsExactly(kafka.topics().clusters().name(), kafka.topics().changes().name());
  }

  private Shelf<ClustersImage> clusters() {
    return new Shelf<>(kafka, kafka.topics().clusters(), ClustersImage.EMPTY);
  }
}
