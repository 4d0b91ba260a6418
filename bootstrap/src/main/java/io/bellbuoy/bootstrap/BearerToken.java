package io.bellbuoy.bootstrap;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The API token that a request came with. */
public final class BearerToken {

  private static final String SCHEME = "bearer ";

  private BearerToken() {}

  /** Its secret; null: the request came without one. */
  public static @Nullable String of(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  /** The challenge of a 401: the header {@code WWW-Authenticate}. */
  public static String challenge(HttpServerRequest request) {
    return of(request) == null ? "Bearer" : "Bearer error=\"invalid_token\"";
  }
}
