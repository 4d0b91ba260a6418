package io.bellbuoy.bench.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** Searches Jackson's trees at any depth. */
final class Nodes {

  private Nodes() {}

  /**
   * Whether something that the tail reaches from any object at or below the root satisfies it; of
   * an array, one of its elements.
   */
  static boolean some(JsonNode root, Predicate<JsonNode> wanted, String... tail) {
    if (root.isObject() && reaches(root, wanted, tail)) {
      return true;
    }
    if (root.isContainerNode()) {
      for (JsonNode child : root) {
        if (child.isContainerNode() && some(child, wanted, tail)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the array has this text as an element. */
  static boolean lists(JsonNode array, String element) {
    for (JsonNode each : array) {
      if (each.asText().equals(element)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an operation of a JSON patch has such a path and the value true. */
  static boolean patchSetsTrue(JsonNode patch, String pathEnding) {
    if (patch.isArray()) {
      for (JsonNode step : patch) {
        if (step.path("path").asText().endsWith(pathEnding)
            && step.path("value").asText().equals("true")) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean reaches(JsonNode from, Predicate<JsonNode> wanted, String... tail) {
    JsonNode place = from;
    for (String name : tail) {
      place = place.path(name);
    }
    if (place.isArray()) {
      for (JsonNode element : place) {
        if (wanted.test(element)) {
          return true;
        }
      }
      return false;
    }
    return !place.isMissingNode() && wanted.test(place);
  }
}
