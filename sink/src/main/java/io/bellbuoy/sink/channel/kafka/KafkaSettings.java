package io.bellbuoy.sink.channel.kafka;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.Reach;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of a Kafka channel: {@code servers}; {@code topic}; {@code key}; {@code timeout};
 * {@link KafkaAccess}'s; and {@code property.NAME} for settings of the producer.
 *
 * <p>Only such settings are taken as tune it. Others of Kafka's name files to be read, classes to
 * be loaded or addresses to be asked, and who may only configure channels must not choose those.
 *
 * @param hosts those of the servers
 * @param byCluster whether the key is the cluster instead of the document's id
 * @param timeout for all of one sending
 * @param producer the producer's settings, which hold secrets
 */
record KafkaSettings(
    List<String> hosts,
    String topic,
    boolean byCluster,
    Duration timeout,
    Map<String, Object> producer,
    Reach reach) {

  private static final Set<String> TUNING =
      Set.of(
          "batch.size",
          "compression.type",
          "connections.max.idle.ms",
          "linger.ms",
          "metadata.max.age.ms",
          "reconnect.backoff.max.ms",
          "reconnect.backoff.ms",
          "send.buffer.bytes",
          "socket.connection.setup.timeout.ms",
          "ssl.cipher.suites",
          "ssl.enabled.protocols");

  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  /** More than any record; what is too large for the topic its brokers say. */
  private static final int LARGEST_REQUEST = 32 << 20;

  static KafkaSettings of(ChannelOptions options) {
    List<String> hosts = hosts(options);
    String topic = options.required("topic");
    if (!topic.isBlank() && !TOPIC.matcher(topic).matches()) {
      options.problem("topic", "it must be 1 to 249 of a-z, A-Z, 0-9, dot, _ and -");
    }
    boolean byCluster = options.choice("key", "id", "cluster").equals("cluster");
    Duration timeout = options.timeout();
    Map<String, Object> producer = new HashMap<>();
    options
        .prefixed("property.")
        .forEach(
            (name, value) -> {
              if (TUNING.contains(name)) {
                producer.put(name, value);
              } else {
                options.problem("property." + name, "channels set none but " + sorted());
              }
            });
    producer.putAll(KafkaAccess.read(options));
    producer.put("bootstrap.servers", options.required("servers"));
    producer.put("client.id", "bellbuoy-channel-" + options.id());
    producer.put("acks", "all");
    producer.put("enable.idempotence", true);
    producer.put("max.request.size", LARGEST_REQUEST);
    producer.put("max.block.ms", timeout.toMillis());
    producer.put("request.timeout.ms", (int) Math.max(1, timeout.toMillis() / 2));
    producer.put("enable.metrics.push", false);
    return new KafkaSettings(
        hosts, topic, byCluster, timeout, producer, options.environment().reach());
  }

  private static List<String> hosts(ChannelOptions options) {
    List<String> hosts = new ArrayList<>();
    for (String server : options.required("servers").split(",", -1)) {
      String host = host(server.strip());
      if (host != null) {
        hosts.add(host);
      } else if (!server.isBlank()) {
        options.problem("servers", "it must be host:port, comma-separated");
      }
    }
    return hosts;
  }

  private static @Nullable String host(String server) {
    try {
      URI uri = URI.create("kafka://" + server);
      boolean only = uri.getUserInfo() == null && uri.getPath().isEmpty() && uri.getQuery() == null;
      return only && uri.getPort() > 0 && uri.getPort() < 65_536 && uri.getHost() != null
          ? uri.getHost().replaceAll("[\\[\\]]", "")
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String sorted() {
    return String.join(", ", TUNING.stream().sorted().toList());
  }

  /** Without the producer's settings, which hold secrets. */
  @Override
  public String toString() {
    return "topic " + topic + " at " + hosts;
  }
}
