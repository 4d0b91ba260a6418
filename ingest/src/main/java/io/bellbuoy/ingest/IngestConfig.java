package io.bellbuoy.ingest;

import io.bellbuoy.bootstrap.Bytes;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.registry.KafkaConfig;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of ingest; {@code ingest.yaml} beside this class holds the defaults and says
 * what each key means.
 *
 * @param kafka where events go
 * @param http the webhook's port; null: none. Speaks TLS where its section {@code tls} says so
 * @param https a second port of the webhook; null: none
 * @param admin the port of health and metrics
 * @param webhook what senders may do
 * @param memory what bodies in work and events on their way may take together; null: a share of the
 *     heap
 * @param eventLoops threads that serve connections; 0: one a core
 * @param instance its name among the running ones; null: made of its host and port
 */
public record IngestConfig(
    KafkaConfig kafka,
    @Nullable HttpConfig http,
    @Nullable HttpConfig https,
    HttpConfig admin,
    Webhook webhook,
    @Nullable Bytes memory,
    int eventLoops,
    @Nullable String instance) {

  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  public IngestConfig {
    if (http == null && https == null) {
      throw new IllegalArgumentException("http and https are both null; give one of them");
    }
    if (eventLoops < 0 || eventLoops > 256) {
      throw new IllegalArgumentException("eventLoops must be from 0 to 256, not " + eventLoops);
    }
    if (instance != null && !INSTANCE.matcher(instance).matches()) {
      throw new IllegalArgumentException("instance must be 1 to 100 of a-z, A-Z, 0-9, ., _ and -");
    }
    if (memory != null && memory.count() < MemoryPlan.LEAST) {
      throw new IllegalArgumentException("memory must be at least " + new Bytes(MemoryPlan.LEAST));
    }
  }

  /** The defaults, for Kafka and ports that are given. */
  public static IngestConfig of(
      KafkaConfig kafka, @Nullable HttpConfig http, @Nullable HttpConfig https, HttpConfig admin) {
    return new IngestConfig(kafka, http, https, admin, Webhook.DEFAULT, null, 0, null);
  }

  /**
   * What senders may do.
   *
   * @param maxBody the largest body, unpacked
   * @param maxRequests in work at once; the next ones are asked to come again
   * @param bodyTimeout for a body to arrive, and more by what {@code minRate} grants
   * @param minRate the slowest steady rate of a body, a second
   * @param idleTimeout after which a connection without traffic is closed
   * @param retryAfter when to come again, in whole seconds
   * @param drain how long requests in work may take to finish at a stop
   */
  public record Webhook(
      Bytes maxBody,
      int maxRequests,
      Duration bodyTimeout,
      Bytes minRate,
      Duration idleTimeout,
      Duration retryAfter,
      Duration drain) {

    /** What {@code ingest.yaml} says. */
    public static final Webhook DEFAULT =
        new Webhook(
            new Bytes(512 << 20),
            256,
            Duration.ofSeconds(60),
            new Bytes(64 << 10),
            Duration.ofSeconds(120),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));

    public Webhook {
      if (maxBody.count() < 1) {
        throw new IllegalArgumentException("maxBody must be at least 1B");
      }
      if (maxRequests < 1) {
        throw new IllegalArgumentException("maxRequests must be at least 1, not " + maxRequests);
      }
      if (minRate.count() < 1) {
        throw new IllegalArgumentException("minRate must be at least 1B");
      }
      if (retryAfter.toSeconds() < 1) {
        throw new IllegalArgumentException("retryAfter must be at least 1s");
      }
    }
  }
}
