package io.bellbuoy.sink.channel.http;

import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.Destination;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests of a channel go, and what all of them carry. Immutable.
 *
 * @param timeout for all of one request, its answer included
 * @param headers of every request, by name whatever its case
 * @param tls what else than the machine's is trusted and shown
 */
public record HttpEndpoint(
    Destination destination, Duration timeout, Map<String, String> headers, HttpTls tls) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,8000}");

  private static final Destination NOWHERE = new Destination("", 0, false, "", false);

  /**
   * Reads {@code url}, which must be given, and with it {@code timeout} (10s), {@code header.NAME},
   * {@code ca}, {@code clientCertificate} and {@code clientKey}.
   */
  public static HttpEndpoint read(ChannelOptions options) {
    return read(options, options.required("url"));
  }

  /** The same with a URL from elsewhere, such as a vendor's own; it is not an option's then. */
  public static HttpEndpoint read(ChannelOptions options, String url) {
    Destination destination = Destination.of(url, options.environment().allowLocal());
    if (destination == null && !url.isBlank()) {
      options.problem("url", "it must be an http or https URL without a password in it");
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("User-Agent", "bellbuoy");
    options
        .prefixed("header.")
        .forEach(
            (name, value) -> {
              if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                options.problem("header." + name, "no header may be so");
              }
              headers.put(name, value);
            });
    return new HttpEndpoint(
        requireNonNullElse(destination, NOWHERE),
        options.timeout(),
        headers,
        HttpTls.read(options));
  }

  /**
   * A path of the same server, below that of the URL.
   *
   * @param rest begins with a slash; may have a query
   */
  public String below(String rest) {
    return destination.path().replaceAll("/*(\\?.*)?$", "") + rest;
  }

  /** The same with another path of the server. */
  public HttpEndpoint at(String path) {
    Destination there = destination.at(path);
    return new HttpEndpoint(there, timeout, headers, tls);
  }

  /** The same with a header that every request has; ours wins over one that was configured. */
  public HttpEndpoint with(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new HttpEndpoint(destination, timeout, more, tls);
  }

  /**
   * The same with {@code Authorization: SCHEME SECRET}.
   *
   * @param option which the secret is, for the message that it cannot stand in a header
   * @param secret null: nothing is added
   */
  public HttpEndpoint authorized(
      ChannelOptions options, String option, String scheme, @Nullable String secret) {
    return header(options, option, "Authorization", secret == null ? null : scheme + " " + secret);
  }

  /**
   * The same with a header whose value an option has.
   *
   * @param option which, for the message that it cannot stand in a header
   * @param value null: nothing is added
   */
  public HttpEndpoint header(
      ChannelOptions options, String option, String name, @Nullable String value) {
    if (value == null) {
      return this;
    }
    if (!VALUE.matcher(value).matches()) {
      options.problem(option, "no header may be so");
      return this;
    }
    return with(name, value);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return destination.toString();
  }
}
