package io.bellbuoy.console.http;

import io.vertx.core.http.HttpServerRequest;

/** Knows who asks. Thread-safe. */
@FunctionalInterface
public interface Guard {

  /**
   * Who asks, on the event loop: must not block.
   *
   * @throws ProblemException 401 where nobody has shown who it is; 403 where the request may not be
   *     what a page of ours has sent, or the password must be changed first; 503 where that cannot
   *     be said yet
   */
  Caller identify(HttpServerRequest request);
}
