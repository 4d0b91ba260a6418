package io.bellbuoy.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the checks of a service say together.
 *
 * @param ready whether none of them fails
 * @param json the document that names each check and, where one fails, its problem
 */
record Readiness(boolean ready, String json) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Asks each check, in order. */
  static Readiness of(List<HealthCheck> checks) throws JsonProcessingException {
    boolean ready = true;
    List<Map<String, Object>> results = new ArrayList<>();
    for (HealthCheck check : checks) {
      String problem = problem(check);
      ready &= problem == null;
      results.add(
          problem == null
              ? Map.of("name", check.name(), "ok", true)
              : Map.of("name", check.name(), "ok", false, "problem", problem));
    }
    return new Readiness(
        ready, MAPPER.writeValueAsString(Map.of("ready", ready, "checks", results)));
  }

  private static @Nullable String problem(HealthCheck check) {
    try {
      return check.problem().get();
    } catch (RuntimeException e) {
      return "the check itself failed: " + e;
    }
  }
}
