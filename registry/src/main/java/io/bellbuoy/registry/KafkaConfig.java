package io.bellbuoy.registry;

import io.bellbuoy.schemas.Topics;
import java.util.Map;

/**
 * How to reach Kafka; the section {@code kafka} of every service's configuration.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param topicPrefix in front of every topic's name
 * @param durability {@code strict} refuses topics that a lost disk would lose; {@code relaxed} does
 *     not
 * @param properties passed to every client untouched, so TLS and SASL work as Kafka documents them
 */
public record KafkaConfig(
    String bootstrapServers,
    String topicPrefix,
    String durability,
    Map<String, String> properties) {

  public KafkaConfig {
    properties = properties == null ? Map.of() : Map.copyOf(properties);
  }

  /** The topics under this prefix. */
  public Topics topics() {
    return new Topics(topicPrefix);
  }

  /** Settings that every client starts from: the pass-through ones, servers, that client id. */
  public Map<String, Object> client(String clientId) {
    Map<String, Object> settings = new java.util.HashMap<>(properties);
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("client.id", clientId);
    return settings;
  }
}
