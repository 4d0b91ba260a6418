package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

  private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final byte[] JSON = {'{', (byte) 0xff, '}'};

  @ParameterizedTest
  @ValueSource(strings = {"5d2c7a5e", "", "a/b/", "ü\ud83d\udd14", "prod/1"})
  void anEventRoundTripsWhateverItsAuditIdIs(String auditID) {
    AuditEvent event = event(auditID, Samples.cluster().attributes());
    ProducerRecord<byte[], byte[]> record = event.toRecord("bellbuoy.events");

    AuditEvent read = AuditEvent.fromRecord(record.key(), record.value(), record.headers());

    assertThat(record.topic()).isEqualTo("bellbuoy.events");
    assertThat(new String(record.key(), UTF_8)).isEqualTo("prod-eu/" + auditID);
    assertThat(record.value()).as("its own bytes, untouched").isSameAs(JSON);
    assertThat(read).usingRecursiveComparison().isEqualTo(event);
  }

  @Test
  void itsHeadersAreThoseOfTheSchema() {
    Headers headers = event("1", Samples.cluster().attributes()).toRecord("t").headers();
    ObjectNode json = JsonSerde.mapper().createObjectNode();
    headers.forEach(header -> json.put(header.key(), new String(header.value(), UTF_8)));
    SchemaFile schema = SchemaFile.of("audit-event");

    assertThat(schema.problemsWhenClosed(json)).isEmpty();
    assertThat(json.properties()).hasSameSizeAs(schema.document().get("properties").properties());
  }

  @Test
  void whatIsNotKnownHasNoHeader() {
    ProducerRecord<byte[], byte[]> record = event("1", Attributes.ofCluster("local")).toRecord("t");

    assertThat(record.headers().toArray())
        .extracting("key")
        .containsExactly("event-id", "received-at", "cluster");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-event-id | the header event-id is missing",
        "-received-at | the header received-at is missing",
        "-cluster | the header cluster is missing",
        "received-at=soon | the header received-at is no number: soon",
        "cluster=other | the key 'local/1' is not the header cluster, 'other', with a slash and an auditID",
        "cluster=loc | the key 'local/1' is not the header cluster, 'loc', with a slash and an auditID",
      })
  void aRecordWithoutAGoodHeaderIsRefused(String change, String reason) {
    ProducerRecord<byte[], byte[]> record = event("1", Attributes.ofCluster("local")).toRecord("t");
    String[] parts = change.split("=", 2);
    record.headers().remove(parts[0].replaceFirst("^-", ""));
    if (parts.length == 2) {
      record.headers().add(parts[0], parts[1].getBytes(UTF_8));
    }

    assertRefused(record.key(), record.value(), record.headers(), reason);
  }

  @Test
  void aRecordWithoutKeySlashOrValueIsRefused() {
    Headers headers = event("1", Attributes.ofCluster("local")).toRecord("t").headers();

    assertRefused(null, JSON, headers, "the record has no key");
    assertRefused("local/1".getBytes(UTF_8), null, headers, "the record has no value");
    assertRefused(
        "local".getBytes(UTF_8),
        JSON,
        headers,
        "the key 'local' is not the header cluster, 'local', with a slash and an auditID");
    assertRefused(
        "local/1".getBytes(UTF_8), JSON, new RecordHeaders(), "the header cluster is missing");
  }

  @Test
  void foreignHeadersAreLeftAlone() {
    ProducerRecord<byte[], byte[]> record = event("1", Attributes.ofCluster("local")).toRecord("t");
    record.headers().add("traceparent", new byte[] {1}).add("region", null);

    AuditEvent read = AuditEvent.fromRecord(record.key(), record.value(), record.headers());

    assertThat(read.attributes()).isEqualTo(Attributes.ofCluster("local"));
  }

  @Test
  void anEventWithoutItsClusterIsNotMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> event("1", Attributes.NONE.with(Attribute.REGION, "eu")))
        .withMessage("the attributes of an audit event must hold its cluster");
  }

  private static AuditEvent event(String auditID, Attributes attributes) {
    return new AuditEvent(Samples.HASH, auditID, attributes, RECEIVED, JSON);
  }

  private static void assertRefused(
      byte @Nullable [] key, byte @Nullable [] value, Headers headers, String reason) {
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> AuditEvent.fromRecord(key, value, headers))
        .withMessage(reason);
  }
}
