package io.bellbuoy.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request was refused: an RFC 9457 problem document.
 *
 * @param status the HTTP status
 * @param detail a sentence for the caller: what is wrong and what to do; no secrets
 * @param members further members, such as the diagnostics of a rule; written as Jackson sees them;
 *     {@code type} where programs are to tell it from others of its status
 */
public record Problem(int status, String detail, Map<String, Object> members) {

  /** Its media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public Problem {
    members = Map.copyOf(members);
  }

  /** A problem without further members. */
  public static Problem of(int status, String detail) {
    return new Problem(status, detail, Map.of());
  }

  /** The status in words. */
  public String title() {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }

  /** The document. */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>(members);
    document.putIfAbsent("type", "about:blank");
    document.put("title", title());
    document.put("status", status);
    document.put("detail", detail);
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a member of the problem is no JSON", e);
    }
  }

  /** Answers the request with it, unless it has its answer or its client is gone. */
  public void send(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.closed()) {
      Future<Void> ignored =
          response
              .setStatusCode(status)
              .putHeader("content-type", MEDIA_TYPE)
              .putHeader("cache-control", "no-store")
              .end(json());
    }
  }
}
