package io.bellbuoy.registry;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellbuoy.schemas.Topics;
import java.util.HashMap;
import java.util.Map;

/**
 * How to reach Kafka; the section {@code kafka} of every service's configuration.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param topicPrefix in front of every topic's name; {@code bellbuoy.} where it is not given
 * @param durability what is asked of the topics; strict where it is not given
 * @param properties passed to every client untouched, so TLS and SASL work as Kafka documents them
 */
public record KafkaConfig(
    String bootstrapServers,
    String topicPrefix,
    Durability durability,
    Map<String, String> properties) {

  public KafkaConfig {
    requireNonNull(bootstrapServers, "bootstrapServers");
    topicPrefix = requireNonNullElse(topicPrefix, Topics.DEFAULT.prefix());
    durability = requireNonNullElse(durability, Durability.STRICT);
    properties = properties == null ? Map.of() : Map.copyOf(properties);
  }

  /** What is asked of the topics. */
  public enum Durability {
    /** Topics that one lost disk would lose are refused. */
    @JsonProperty("strict")
    STRICT,
    /** They are taken: one broker, for a trial or a test. */
    @JsonProperty("relaxed")
    RELAXED
  }

  /** One broker without TLS; what it loses with its disk is lost. */
  public static KafkaConfig relaxed(String bootstrapServers, String topicPrefix) {
    return new KafkaConfig(bootstrapServers, topicPrefix, Durability.RELAXED, Map.of());
  }

  /** The same way to another address. */
  public KafkaConfig at(String servers) {
    return new KafkaConfig(servers, topicPrefix, durability, properties);
  }

  /** The topics under this prefix. */
  public Topics topics() {
    return new Topics(topicPrefix);
  }

  /** Settings that every client starts from: the pass-through ones, servers, that client id. */
  public Map<String, Object> client(String clientId) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("client.id", clientId);
    return settings;
  }

  /** Without the properties, which may hold secrets. */
  @Override
  public String toString() {
    return "KafkaConfig["
        + ("bootstrapServers=" + bootstrapServers)
        + (", topicPrefix=" + topicPrefix)
        + (", durability=" + durability)
        + (", properties=" + properties.keySet() + "]");
  }
}
