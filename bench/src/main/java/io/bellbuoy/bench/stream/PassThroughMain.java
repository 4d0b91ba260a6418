package io.bellbuoy.bench.stream;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Topics;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** The least that a Kafka Streams application can do with the events: nothing, or copy them. */
final class PassThroughMain {

  /** As many as the engine raises alerts of. */
  private static final int ONE_IN = 700;

  private PassThroughMain() {}

  /**
   * Runs until it is ended.
   *
   * @param args address of Kafka, topic prefix, application id, folder, threads, guarantee of
   *     Streams, {@code few} or {@code all}
   */
  public static void main(String[] args) throws InterruptedException {
    KafkaConfig kafka = KafkaConfig.relaxed(args[0], args[1]);
    int every = args[6].equals("all") ? 1 : ONE_IN;
    Topology topology = new Topology();
    topology.addSource(
        "events",
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        kafka.topics().events().name());
    ProcessorSupplier<byte[], byte[], byte[], byte[]> some = () -> new OneInSome(every);
    topology.addProcessor("some", some, "events");
    topology.addSink(
        "alerts",
        kafka.topics().alerts().name(),
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        "some");
    try (KafkaStreams streams = new KafkaStreams(topology, settings(kafka, args))) {
      streams.start();
      System.out.println("ready pass-through");
      new CountDownLatch(1).await();
    }
  }

  /** What the engine sets, where it matters for speed. */
  private static Properties settings(KafkaConfig kafka, String[] args) {
    Properties settings = new Properties();
    settings.putAll(kafka.client("pass-through"));
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, args[2]);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, args[3]);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, args[4]);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, args[5]);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    settings.put(consumerPrefix("auto.offset.reset"), "earliest");
    settings.put(consumerPrefix("fetch.max.bytes"), 16 << 20);
    settings.put(consumerPrefix("max.partition.fetch.bytes"), Topics.MAX_RECORD_BYTES);
    settings.put(producerPrefix("compression.type"), "lz4");
    settings.put(producerPrefix("max.request.size"), Topics.MAX_RECORD_BYTES);
    return settings;
  }

  private static final class OneInSome extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final int every;
    private int seen;

    OneInSome(int every) {
      this.every = every;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      if (++seen == every) {
        seen = 0;
        context().forward(record);
      }
    }
  }
}
