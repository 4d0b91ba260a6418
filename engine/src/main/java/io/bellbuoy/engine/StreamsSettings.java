package io.bellbuoy.engine;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.bellbuoy.schemas.Topics;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams, each with its reason. */
final class StreamsSettings {

  private static final int MEBIBYTE = 1 << 20;
  private static final int ONE_SECOND = 1_000;

  private StreamsSettings() {}

  /**
   * @param state whose name the engine has
   * @param refused told of records that a topic refuses
   */
  static Properties of(EngineConfig config, StateFolder state, RefusedRecords refused) {
    String engine = state.engine();
    Properties settings = new Properties();
    settings.putAll(config.kafka().client(engine));
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.streams().toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.streamThreads());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
    // A task reads one partition: there is no other to wait for, nor to look for at each record.
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // The changelog needs no day beyond the window: its time is the log's, not a drifting clock's.
    settings.put(
        StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG,
        Duration.ofHours(1).toMillis());
    settings.put(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedRecords.Handler.class);
    settings.put(RefusedRecords.Handler.SETTING, refused);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.Setter.class);
    group(settings, config, engine);
    sizes(settings);
    return settings;
  }

  /** An engine that comes back under its name gets its partitions without waiting for anyone. */
  private static void group(Properties settings, EngineConfig config, String engine) {
    int session = Math.toIntExact(config.sessionTimeout().toMillis());
    settings.put(mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), engine);
    settings.put(mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
    // A thread hears with its heartbeats that another one died and left it partitions.
    int heartbeat = Math.max(1, Math.min(ONE_SECOND, session / 5));
    settings.put(mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), heartbeat);
    settings.put(mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "none");
  }

  private static void sizes(Properties settings) {
    settings.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_RECORD_BYTES);
    // One fetch and the one after it bound what large events can hold of the heap.
    settings.put(consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 16 * MEBIBYTE);
    settings.put(
        consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), Topics.MAX_RECORD_BYTES);
  }
}
