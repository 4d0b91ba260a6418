package io.bellbuoy.sink.channel.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request of a channel. Immutable.
 *
 * @param path with its query, instead of the endpoint's; null: the endpoint's
 * @param headers beside the endpoint's, over which they win
 * @param body null: none
 * @param mostAnswer how many bytes of the answer's body are kept; 0: it is of no interest, and the
 *     answer is there with its status
 */
public record HttpRequest(
    HttpMethod method,
    @Nullable String path,
    Map<String, String> headers,
    @Nullable Buffer body,
    int mostAnswer) {

  private static final String TYPE = "Content-Type";

  public HttpRequest {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = Collections.unmodifiableMap(sorted);
    if (mostAnswer < 0) {
      throw new IllegalArgumentException("mostAnswer must not be negative");
    }
  }

  /** A GET of that path whose answer is read. */
  public static HttpRequest get(String path, int mostAnswer) {
    return new HttpRequest(HttpMethod.GET, path, Map.of(), null, mostAnswer);
  }

  /** A POST of JSON in UTF-8. */
  public static HttpRequest post(byte[] json) {
    return post("application/json", json);
  }

  /** A POST of something else. */
  public static HttpRequest post(String mediaType, byte[] body) {
    return new HttpRequest(HttpMethod.POST, null, Map.of(TYPE, mediaType), Buffer.buffer(body), 0);
  }

  /** The same with another method. */
  public HttpRequest as(HttpMethod other) {
    return new HttpRequest(other, path, headers, body, mostAnswer);
  }

  /** The same to another path of the endpoint. */
  public HttpRequest to(String other) {
    return new HttpRequest(method, other, headers, body, mostAnswer);
  }

  /** The same with one more header. */
  public HttpRequest with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new HttpRequest(method, path, more, body, mostAnswer);
  }

  /** The same, with so much of the answer's body kept. */
  public HttpRequest reading(int most) {
    return new HttpRequest(method, path, headers, body, most);
  }

  /** Without headers and body, which may hold secrets. */
  @Override
  public String toString() {
    return method.name();
  }
}
