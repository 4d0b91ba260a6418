package io.bellbuoy.sink;

import io.bellbuoy.registry.ClustersImage;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.sink.watch.Watch;
import io.bellbuoy.sink.watch.WatchClients;
import io.bellbuoy.sink.watch.WatchConfig;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The watch of this sink, with all that it needs of Kafka and the registry. Thread-safe. */
final class SelfWatch implements AutoCloseable {

  /** For so long those who read the status topic wait for a watcher that was killed. */
  private static final int MILLIS = 10_000;

  private final RegistryLoader<ClustersImage> clusters;
  private final Watch watch;

  SelfWatch(ConsumerBuilder consumers, WatchConfig config, SinkMetrics metrics) {
    KafkaConfig kafka = consumers.kafka();
    Group group = Group.watch(kafka.topicPrefix());
    clusters = RegistryLoader.clusters(kafka);
    watch =
        new Watch(
            new WatchClients(
                () -> consumers.member(group),
                () -> producer(kafka, group),
                () -> clusters.caughtUp() ? clusters.image().clusters().keySet() : Set.of(),
                kafka.topics(),
                config,
                Clock.systemUTC()));
    metrics.count("watch.raised", "Alerts raised about ourselves", watch::raised);
    metrics.gauge("watch.failing", "1: nothing is watched", () -> watch.problem() == null ? 0 : 1);
  }

  private static Producer<byte[], byte[]> producer(KafkaConfig kafka, Group group) {
    Map<String, Object> settings = kafka.client(group.id());
    settings.put("transactional.id", group.id());
    settings.put("transaction.timeout.ms", MILLIS);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.block.ms", MILLIS);
    settings.put("delivery.timeout.ms", MILLIS);
    settings.put("request.timeout.ms", MILLIS / 2);
    settings.put("linger.ms", 0);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Begins to watch; returns at once. */
  void start() {
    clusters.start();
    watch.start();
  }

  @Override
  public void close() {
    watch.close();
    clusters.close();
  }
}
