package io.bellbuoy.console.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.console.http.Request;

/** Where alerts are asked for. Thread-safe. */
@FunctionalInterface
public interface AlertSource {

  /**
   * One alert, in the name of who asks. Blocks.
   *
   * @throws io.bellbuoy.console.http.ProblemException 404 where there is none, 503 where nobody
   *     answers
   */
  JsonNode alert(String id, Request request);
}
