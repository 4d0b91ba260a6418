package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.DeadLetter;
import io.bellbuoy.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class DeadLetterPublisherTest {

  @Test
  void aLetterSaysWhereItsRecordStoodAndWhy() {
    MockProducer<byte[], byte[]> producer = producer();
    try (DeadLetterPublisher publisher = new DeadLetterPublisher(producer, "dead")) {
      publisher.publish(record("{half".getBytes(UTF_8)), "sink", "it is no JSON");
    }

    ProducerRecord<byte[], byte[]> written = producer.history().get(0);
    DeadLetter letter = DeadLetter.fromRecord(written.value(), written.headers());
    assertThat(written.topic()).isEqualTo("dead");
    assertThat(new String(letter.raw(), UTF_8)).isEqualTo("{half");
    assertThat(letter)
        .returns("it is no JSON", DeadLetter::reason)
        .returns("sink", DeadLetter::component)
        .returns("alerts", DeadLetter::topic)
        .returns(3, DeadLetter::partition)
        .returns(42L, DeadLetter::offset)
        .returns("prod", DeadLetter::cluster);
  }

  @Test
  void aRecordAtTheBoundIsCutSoThatItFits() {
    MockProducer<byte[], byte[]> producer = producer();
    try (DeadLetterPublisher publisher = new DeadLetterPublisher(producer, "dead")) {
      publisher.publish(record(new byte[Topics.MAX_RECORD_BYTES]), "sink", "too large");
    }

    assertThat(producer.history().get(0).value().length)
        .isBetween(Topics.MAX_RECORD_BYTES - 100_000, Topics.MAX_RECORD_BYTES - 10_000);
  }

  @Test
  void whatKafkaDoesNotTakeIsThrown() {
    MockProducer<byte[], byte[]> producer = producer();
    producer.sendException = new TimeoutException("no broker");
    try (DeadLetterPublisher publisher = new DeadLetterPublisher(producer, "dead")) {
      assertThatThrownBy(() -> publisher.publish(record(new byte[0]), "sink", "why"))
          .isInstanceOf(KafkaException.class)
          .hasMessageContaining("no broker");
    }
  }

  private static MockProducer<byte[], byte[]> producer() {
    return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
    return new ConsumerRecord<>("alerts", 3, 42, "prod".getBytes(UTF_8), value);
  }
}
