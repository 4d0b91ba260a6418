package io.bellbuoy.console.http;

import io.bellbuoy.schemas.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be asked for; the only place that says who may.
 *
 * @param method GET, PUT, POST or DELETE
 * @param path such as {@code /api/v1/rules/:id}
 * @param needs the least role; null: nobody needs to be logged in
 * @param summary what it does, for the API's description
 * @param way how it is answered
 */
public record Endpoint(
    HttpMethod method, String path, @Nullable Role needs, String summary, Way way) {

  /** How a request is answered. */
  public sealed interface Way permits Action, Passage {}

  /** Answers one request that is heard to its end, on a worker thread; it may block. */
  @FunctionalInterface
  public non-sealed interface Action extends Way {

    /**
     * The answer.
     *
     * @throws ProblemException where there is none but the problem
     */
    Answer answer(Request request);
  }

  /** Answers a request that has not been read, on the event loop; it must not block. */
  @FunctionalInterface
  public non-sealed interface Passage extends Way {

    /** Answers, now or later. */
    void handle(RoutingContext context, Caller caller);
  }

  /** Reads. */
  public static Endpoint get(String path, @Nullable Role needs, String summary, Action action) {
    return new Endpoint(HttpMethod.GET, path, needs, summary, action);
  }

  /** Does something. */
  public static Endpoint post(String path, @Nullable Role needs, String summary, Action action) {
    return new Endpoint(HttpMethod.POST, path, needs, summary, action);
  }

  /** Makes or replaces. */
  public static Endpoint put(String path, @Nullable Role needs, String summary, Action action) {
    return new Endpoint(HttpMethod.PUT, path, needs, summary, action);
  }

  /** Removes. */
  public static Endpoint delete(String path, @Nullable Role needs, String summary, Action action) {
    return new Endpoint(HttpMethod.DELETE, path, needs, summary, action);
  }

  /** Hands the request on as it comes in. */
  public static Endpoint passage(
      HttpMethod method, String path, Role needs, String summary, Passage passage) {
    return new Endpoint(method, path, needs, summary, passage);
  }

  /** Such as {@code GET /api/v1/rules/:id}. */
  public String name() {
    return method + " " + path;
  }
}
