package io.bellbuoy.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of a webhook: {@code url}; {@code timeout} (10s) for all of one request; {@code
 * header.NAME}; {@code token} for bearer, or {@code username} and {@code password} for basic
 * authentication; {@code secret} that signs; {@code ca}, PEM, trusted instead of the machine's. The
 * last four may be {@code file:} references.
 *
 * @param authorization the header's value; null: none
 * @param secret null: nothing is signed
 * @param ca null: those of the machine
 */
record WebhookSettings(
    Destination destination,
    Duration timeout,
    Map<String, String> extra,
    @Nullable String authorization,
    @Nullable String secret,
    @Nullable String ca) {

  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

  /** A consumer that is silent for five minutes is thrown out of its group. */
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);

  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,8000}");

  static WebhookSettings of(ChannelOptions options) {
    Destination destination =
        Destination.of(options.required("url"), options.environment().allowLocal());
    if (destination == null) {
      options.problem("url", "it must be an http or https URL without a password in it");
    }
    Map<String, String> extra = options.prefixed("header.");
    extra.forEach(
        (name, value) -> {
          if (!HEADER.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            options.problem("header." + name, "no header may be so");
          }
        });
    return new WebhookSettings(
        requireNonNullElse(destination, new Destination("", 0, false, "", false)),
        timeout(options),
        extra,
        authorization(options),
        options.secret("secret"),
        options.secret("ca"));
  }

  private static Duration timeout(ChannelOptions options) {
    Duration timeout = options.duration("timeout", Duration.ofSeconds(10));
    if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      options.problem("timeout", "it must be at most " + LONGEST_TIMEOUT.toSeconds() + "s");
    }
    return timeout;
  }

  private static @Nullable String authorization(ChannelOptions options) {
    String token = options.secret("token");
    String username = options.text("username");
    String password = options.secret("password");
    if (token != null && username != null) {
      options.problem("token", "it cannot be used together with username");
    }
    if ((username == null) != (password == null)) {
      options.problem("username", "username and password go together");
    }
    if (token != null && !VALUE.matcher(token).matches()) {
      options.problem("token", "no header may be so");
    }
    if (username != null) {
      byte[] pair = (username + ":" + password).getBytes(UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
    return token == null ? null : "Bearer " + token;
  }

  /** How connections are made. */
  HttpClientOptions client() {
    HttpClientOptions client =
        new HttpClientOptions()
            .setConnectTimeout((int) timeout.toMillis())
            // An answer whose body never ends would hold its connection.
            .setIdleTimeout((int) timeout.toMillis() * 2)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    if (ca != null) {
      client.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(ca)));
    }
    return client;
  }

  /** The headers of one request; ours win over those that were configured. */
  Map<String, String> headers(String alertId, byte[] body, Instant now) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("User-Agent", "bellbuoy");
    headers.putAll(extra);
    headers.put("Content-Type", "application/json");
    // Sent again it is the same: who keeps these keys sees each alert once.
    headers.put("Idempotency-Key", alertId);
    if (authorization != null) {
      headers.put("Authorization", authorization);
    }
    if (secret != null) {
      headers.putAll(WebhookSignature.headers(secret, body, now));
    }
    return headers;
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "webhook to " + destination;
  }
}
