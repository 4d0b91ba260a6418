package io.bellbuoy.bench.stream;

import io.bellbuoy.bench.Sample;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.AuditEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes events to the events topic as ingest does, as fast as the broker takes them. */
final class Filler implements AutoCloseable {

  private final KafkaConfig kafka;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<byte[]> sample = new ArrayList<>();
  private final List<Attributes> clusters;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private long number;

  /**
   * @param clusters how many the events come from, in turn
   */
  Filler(KafkaConfig kafka, int clusters) {
    this.kafka = kafka;
    Sample.events().stream().filter(event -> event.length < 64 << 10).forEach(sample::add);
    this.clusters =
        IntStream.range(0, clusters)
            .mapToObj(i -> Attributes.ofCluster("cluster-" + i).with(Attribute.SOURCE, "webhook"))
            .toList();
    Map<String, Object> settings = kafka.client("filler");
    settings.put("acks", "all");
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", "5");
    settings.put("batch.size", Integer.toString(256 << 10));
    settings.put("buffer.memory", Integer.toString(128 << 20));
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Returns when the broker has so many events more. */
  void write(long count) {
    String topic = kafka.topics().events().name();
    for (long i = 0; i < count; i++, number++) {
      byte[] json = sample.get((int) (number % sample.size()));
      String id = HexFormat.of().toHexDigits(number);
      Attributes cluster = clusters.get((int) (number % clusters.size()));
      AuditEvent event = new AuditEvent(id, id, cluster, Instant.now(), json);
      Future<RecordMetadata> ignored =
          producer.send(
              event.toRecord(topic),
              (place, e) -> {
                if (e != null) {
                  failure.set(e);
                }
              });
    }
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the broker did not take all events", failed);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
