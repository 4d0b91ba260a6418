package io.bellbuoy.registry;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka clients as the registry needs them. Thread-safe; the clients are as Kafka makes them. */
final class Clients {

  private Clients() {}

  /**
   * Reads without a group and only what was committed; never makes a topic.
   *
   * @param wait how long an answer may be held back until there are records; questions about
   *     offsets stand in line behind it
   */
  static Consumer<String, byte[]> consumer(KafkaConfig kafka, String purpose, Duration wait) {
    Map<String, Object> settings = kafka.client(unique(purpose));
    settings.remove("group.id");
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "none");
    settings.put("isolation.level", "read_committed");
    settings.put("allow.auto.create.topics", "false");
    settings.put("fetch.max.wait.ms", Long.toString(wait.toMillis()));
    settings.put("reconnect.backoff.max.ms", "1000");
    settings.put("request.timeout.ms", "10000");
    settings.put("default.api.timeout.ms", "10000");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Writes idempotently, waits for all replicas; the settings given win over these. */
  static Producer<String, byte[]> producer(
      KafkaConfig kafka, String purpose, Map<String, String> further) {
    Map<String, Object> settings = kafka.client(unique(purpose));
    settings.put("acks", "all");
    settings.put("enable.idempotence", "true");
    settings.put("reconnect.backoff.max.ms", "1000");
    settings.putAll(further);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Answers or fails within the patience. */
  static Admin admin(KafkaConfig kafka, Duration patience) {
    Map<String, Object> settings = kafka.client(unique("admin"));
    String millis = Long.toString(patience.toMillis());
    settings.put("request.timeout.ms", millis);
    settings.put("default.api.timeout.ms", millis);
    settings.put("reconnect.backoff.max.ms", "1000");
    return Admin.create(settings);
  }

  /** What a client's failure means, one sentence that names the address. */
  static String sentence(KafkaConfig kafka, KafkaException failure) {
    String address = kafka.bootstrapServers();
    Throwable last = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return "Kafka at " + address + " does not answer; is it running, and is the address right?";
      }
      if (cause instanceof AuthenticationException) {
        return "Kafka at " + address + " refuses the login: " + cause.getMessage();
      }
      if (cause instanceof AuthorizationException) {
        return "Kafka at " + address + " denies access: " + cause.getMessage();
      }
      last = cause;
    }
    return "Kafka at " + address + " cannot be used: " + last.getMessage();
  }

  /** Clients of one process need names of their own to be measured. */
  private static String unique(String purpose) {
    return "registry-"
        + purpose
        + "-"
        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 8);
  }
}
