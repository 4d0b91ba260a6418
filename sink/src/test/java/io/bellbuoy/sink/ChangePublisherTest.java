package io.bellbuoy.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.registry.Change;
import io.bellbuoy.schemas.JsonSerde;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

final class ChangePublisherTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
  private final ChangePublisher publisher =
      new ChangePublisher(kafka, "bellbuoy.changes", new SinkMetrics(registry));

  private static Change change() {
    ObjectNode after = JsonSerde.mapper().createObjectNode().put("state", "closed");
    return new Change(Instant.EPOCH, "alice", "192.0.2.9", "alert/a1", null, after);
  }

  private double lost() {
    return registry.get("bellbuoy.sink.changes.lost").counter().count();
  }

  @Test
  void aChangeIsOneRecordUnderItsObjectForWhichNobodyWaits() {
    publisher.accept(change());

    assertThat(kafka.history()).hasSize(1);
    ProducerRecord<String, byte[]> record = kafka.history().get(0);
    assertThat(record.topic()).isEqualTo("bellbuoy.changes");
    assertThat(record.key()).isEqualTo("alert/a1");
    assertThat(new JsonSerde<>(Change.class).read(record.value())).isEqualTo(change());
    assertThat(kafka.completeNext()).isTrue();
    assertThat(lost()).isZero();
  }

  @Test
  void whatKafkaDoesNotTakeIsCounted() {
    publisher.accept(change());
    kafka.errorNext(new TimeoutException("two minutes are over"));
    kafka.sendException = new TimeoutException("no topic");

    publisher.accept(change());

    assertThat(lost()).isEqualTo(2);
  }

  @Test
  void closingItClosesItsProducer() {
    publisher.close();

    assertThat(kafka.closed()).isTrue();
  }
}
