package io.bellbuoy.ingest;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the producer that audit events go through. */
final class EventProducer {

  private EventProducer() {}

  /**
   * One that acknowledges nothing that a broker may lose, and gives up after 15 seconds.
   *
   * @param buffer bytes of its own buffers
   */
  static Producer<byte[], byte[]> create(KafkaConfig kafka, long buffer) {
    Map<String, Object> settings = kafka.client("ingest");
    settings.put("acks", "all");
    settings.put("enable.idempotence", "true");
    // With several, a partition whose leader is just coming up may refuse the first request and
    // take
    // the second, and then refuses the first one's sequence numbers until it is given up. One
    // request carries batches of all partitions, so this costs little.
    settings.put("max.in.flight.requests.per.connection", "1");
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", "5");
    settings.put("batch.size", Integer.toString(256 << 10));
    settings.put("buffer.memory", Long.toString(buffer));
    settings.put("max.request.size", Integer.toString(Topics.MAX_RECORD_BYTES));
    settings.put("delivery.timeout.ms", "15000");
    settings.put("request.timeout.ms", "5000");
    settings.put("max.block.ms", "3000");
    settings.put("reconnect.backoff.max.ms", "500");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
