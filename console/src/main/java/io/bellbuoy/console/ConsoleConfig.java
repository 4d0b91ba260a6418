package io.bellbuoy.console;

import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.bootstrap.StartException;
import io.bellbuoy.console.clusters.Ingest;
import io.bellbuoy.console.http.TrustedProxies;
import io.bellbuoy.console.people.OidcConfig;
import io.bellbuoy.console.people.SessionConfig;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.setup.AuditWebhook;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.expression.EventPaths;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the console; {@code console.yaml} says what each key means.
 *
 * @param kafka how to reach Kafka
 * @param key file of the installation's key
 * @param url by which browsers reach the console; null: by its port on this machine
 * @param http where the API and the page listen
 * @param trustedProxies networks of proxies that are believed about where a request comes from
 * @param admin where health and metrics listen
 * @param sink where alerts are asked for
 * @param ingest how API servers reach the ingest service
 * @param sessions those who log in at the page
 * @param oidc those who log in elsewhere
 * @param redact paths of what is shown of no event, beside secrets; those of the engine
 */
public record ConsoleConfig(
    KafkaConfig kafka,
    Path key,
    @Nullable String url,
    HttpConfig http,
    List<String> trustedProxies,
    HttpConfig admin,
    Sink sink,
    Webhooks ingest,
    SessionConfig sessions,
    OidcConfig oidc,
    List<String> redact) {

  public ConsoleConfig {
    if (url != null && !url.matches("https?://[^/]+")) {
      throw new IllegalArgumentException(
          "url must be scheme and host alone, such as https://bellbuoy.example");
    }
    trustedProxies = List.copyOf(trustedProxies);
    TrustedProxies ignored = new TrustedProxies(trustedProxies);
    redact = List.copyOf(redact);
    try {
      EventPaths.redactor(redact);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("redact holds what is no path: " + e.getMessage(), e);
    }
  }

  /** Hides what is shown of no event. */
  Redactor redactor() {
    return EventPaths.redactor(redact);
  }

  /** By which browsers reach the console. */
  String publicUrl() {
    String host = http.reachableHost();
    return url != null
        ? url
        : "%s://%s:%d".formatted(http.secure() ? "https" : "http", host, http.port());
  }

  /** Whether browsers reach it over TLS alone. */
  boolean secure() {
    return publicUrl().startsWith("https:");
  }

  /**
   * How API servers reach the ingest service.
   *
   * @param url base URL, without a path; null: nobody has said
   * @param ca authority of its certificate, PEM; null: one that API servers trust anyway
   */
  public record Webhooks(@Nullable String url, @Nullable Path ca) {

    public Webhooks {
      url = url == null || url.isBlank() ? null : AuditWebhook.base(url.strip());
    }

    /** The same with the text of the authority. */
    Ingest read() {
      try {
        return new Ingest(url, ca == null ? null : Files.readString(ca));
      } catch (IOException e) {
        throw new StartException("ingest.ca: " + ca + " cannot be read: " + e.getMessage(), e);
      }
    }
  }

  /**
   * Where alerts are asked for.
   *
   * @param url base URL of the sink's API
   * @param ca authority of its certificate, PEM; null: those that Java trusts
   */
  public record Sink(String url, @Nullable Path ca) {

    public Sink {
      URI parsed = URI.create(url);
      if (parsed.getHost() == null
          || !("http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme()))) {
        throw new IllegalArgumentException(
            "url must be the base of the sink's API, such as http://127.0.0.1:8881");
      }
    }
  }
}
