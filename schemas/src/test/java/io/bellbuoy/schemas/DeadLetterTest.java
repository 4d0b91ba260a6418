package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterTest {

  private static final byte[] RAW = {0, (byte) 0xff};
  private static final DeadLetter READ =
      new DeadLetter(RAW, "no JSON – ä", "engine", "bellbuoy.events", 11, 1L << 40, "prod-eu");

  static Stream<DeadLetter> letters() {
    return Stream.of(
        READ,
        new DeadLetter(RAW, "r", "c", "t", 0, 0, null),
        DeadLetter.received(RAW, "an item that is a number", "ingest", "local"),
        DeadLetter.received(RAW, "r", "channel/pager", null));
  }

  @ParameterizedTest
  @MethodSource("letters")
  void aDeadLetterRoundTripsAndItsHeadersAreThoseOfTheSchema(DeadLetter letter) {
    ProducerRecord<byte[], byte[]> record = letter.toRecord("bellbuoy.dead-letters");
    ObjectNode json = JsonSerde.mapper().createObjectNode();
    record.headers().forEach(header -> json.put(header.key(), new String(header.value(), UTF_8)));

    assertThat(record.key()).isNull();
    assertThat(DeadLetter.fromRecord(record.value(), record.headers()))
        .usingRecursiveComparison()
        .isEqualTo(letter);
    assertThat(SchemaFile.of("dead-letter").problemsWhenClosed(json)).isEmpty();
  }

  @Test
  void theFullestOneHasEveryHeaderOfTheSchema() {
    Headers headers = READ.toRecord("t").headers();
    DeadLetter.keep("prod-eu/1".getBytes(UTF_8), new RecordHeaders(), headers);

    List<String> names = new ArrayList<>();
    SchemaFile.of("dead-letter")
        .document()
        .get("properties")
        .fieldNames()
        .forEachRemaining(names::add);
    assertThat(Stream.of(headers.toArray()).map(Header::key))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void itsHeadersTakeThePlaceOfThoseOfTheRecord() {
    Headers headers = new RecordHeaders();
    headers.add("cluster", "old".getBytes(UTF_8)).add("event-id", "e".getBytes(UTF_8));

    READ.addHeaders(headers);

    assertThat(Stream.of(headers.toArray()).map(Header::key))
        .containsExactlyInAnyOrderElementsOf(
            List.of("event-id", "reason", "component", "topic", "partition", "offset", "cluster"));
    assertThat(new String(headers.lastHeader("cluster").value(), UTF_8)).isEqualTo("prod-eu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "x", "1.5", "2147483648", "9999999999999999999", "\u0661", " 1"})
  void aMalformedPartitionIsUnknownAndTheRestIsRead(String partition) {
    Headers headers = READ.toRecord("t").headers();
    headers.remove("partition").add("partition", partition.getBytes(UTF_8));

    DeadLetter read = DeadLetter.fromRecord(RAW, headers);

    assertThat(read.partition()).isEqualTo(-1);
    assertThat(read.offset()).isEqualTo(1L << 40);
  }

  @Test
  void anythingInTheTopicIsReadAsADeadLetter() {
    Headers odd = new RecordHeaders();
    odd.add("reason", null).add("cluster", new byte[] {(byte) 0xff});

    DeadLetter read = DeadLetter.fromRecord(null, odd);

    assertThat(read)
        .usingRecursiveComparison()
        .isEqualTo(new DeadLetter(new byte[0], "unknown", "unknown", null, -1, -1, "\ufffd"));
  }

  @Test
  void whatWasARecordCanBeWrittenAgainAsItWas() {
    AuditEvent event =
        new AuditEvent(
            "e1",
            "a1",
            Attributes.ofCluster("prod-eu").with(Attribute.REGION, "eu"),
            Instant.ofEpochMilli(7),
            RAW);
    ProducerRecord<byte[], byte[]> record = event.toRecord("bellbuoy.events");
    Headers headers = new RecordHeaders();
    DeadLetter.keep(record.key(), record.headers(), headers);
    READ.addHeaders(headers);

    assertThat(DeadLetter.fromRecord(RAW, headers)).usingRecursiveComparison().isEqualTo(READ);
    ProducerRecord<byte[], byte[]> again = DeadLetter.original("bellbuoy.events", RAW, headers);
    assertThat(AuditEvent.fromRecord(again.key(), again.value(), again.headers()))
        .usingRecursiveComparison()
        .isEqualTo(event);
    assertThat(again.headers()).hasSameSizeAs(record.headers());
  }
}
