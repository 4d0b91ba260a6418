package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a broker of its own: these tests break what others live on. */
class HangingTransactionsTest {

  @TempDir Path data;

  private EmbeddedBroker broker;
  private TestTopic topic;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(data, 0);
    topic = TestTopic.create(broker.bootstrapServers(), "output", 1);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void aTransactionThatTheCoordinatorForgotIsAborted() throws Exception {
    topic.write("before");
    try (KafkaProducer<String, String> forgotten = begin("forgotten")) {
      forget();
      topic.write("after");
      await()
          .untilAsserted(
              () -> assertThat(HangingTransactions.abort(broker.bootstrapServers())).isOne());
      assertThat(topic.readCommittedToTheEnd()).containsExactly("before", "after");
      assertThat(HangingTransactions.abort(broker.bootstrapServers())).isZero();
      forgotten.close(Duration.ZERO);
    }
  }

  @Test
  void aTransactionInGoodHandsIsLeftAlone() throws Exception {
    try (KafkaProducer<String, String> living = begin("living")) {
      assertThat(HangingTransactions.abort(broker.bootstrapServers())).isZero();
      living.commitTransaction();
    }
    assertThat(topic.readCommittedToTheEnd()).containsExactly("living");
  }

  private KafkaProducer<String, String> begin(String value) throws Exception {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", value),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topic.name(), value)).get();
    return producer;
  }

  /** As after a crash in the worst moment: the partition says open, the coordinator nothing. */
  private void forget() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.deleteTopics(List.of("__transaction_state")).all().get();
      await().until(() -> admin.listTransactions().all().get().isEmpty());
    }
  }
}
