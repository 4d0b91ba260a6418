package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Sha256;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to the events topic as an ingest does. One thread at a time. */
final class TestEvents implements AutoCloseable {

  static final String SECRET = "aHVudGVyMg==";

  /** Labels enough for an event of the usual size, 1.6 KB. */
  private static final String PADDING =
      IntStream.range(0, 20)
          .mapToObj(
              n -> "\"label-%d.example.com/name\":\"a value of some length %d\"".formatted(n, n))
          .collect(Collectors.joining(","));

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  TestEvents(KafkaConfig kafka) {
    Map<String, Object> settings = kafka.client("test-events");
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", 5);
    settings.put("batch.size", 256 << 10);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = kafka.topics().events().name();
  }

  /** The n-th event of a cluster: somebody writes a Secret. */
  static AuditEvent event(String cluster, int n) {
    return event(cluster, n, "secrets", "Secret");
  }

  /** The n-th event of a cluster where one in ten is about a Secret. */
  static AuditEvent mixed(String cluster, int n) {
    return n % 10 == 0 ? event(cluster, n) : event(cluster, n, "configmaps", "ConfigMap");
  }

  private static AuditEvent event(String cluster, int n, String resource, String kind) {
    String json =
        """
        {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"RequestResponse","auditID":"audit-%d",\
        "stage":"ResponseComplete","requestURI":"/api/v1/namespaces/default/%s","verb":"%s",\
        "user":{"username":"user-%d","groups":["system:authenticated"]},"sourceIPs":["192.0.2.7"],\
        "objectRef":{"resource":"%s","namespace":"default","name":"s-%d","apiVersion":"v1"},\
        "responseStatus":{"code":201},"requestObject":{"kind":"%s","apiVersion":"v1",\
        "metadata":{"name":"s-%d","labels":{%s}},"data":{"password":"%s"}},\
        "requestReceivedTimestamp":"2026-03-01T12:00:00.000000Z",\
        "stageTimestamp":"2026-03-01T12:00:00.%06dZ"}\
        """
            .formatted(
                n,
                resource,
                n % 2 == 0 ? "create" : "update",
                n % 7,
                resource,
                n,
                kind,
                n,
                PADDING,
                SECRET,
                n % 1_000_000);
    byte[] bytes = json.getBytes(UTF_8);
    return new AuditEvent(
        Sha256.hex(bytes), "audit-" + n, Attributes.ofCluster(cluster), Instant.now(), bytes);
  }

  void send(AuditEvent event) {
    Future<RecordMetadata> unused = producer.send(event.toRecord(topic));
  }

  void sendRaw(byte[] value) {
    Future<RecordMetadata> unused =
        producer.send(new ProducerRecord<>(topic, "prod/1".getBytes(UTF_8), value));
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
