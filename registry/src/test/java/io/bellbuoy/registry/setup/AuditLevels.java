package io.bellbuoy.registry.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * An audit policy as API servers read it: the first of its rules that fits a request says how much
 * of it is written.
 */
final class AuditLevels {

  /** How much of a request is written, in the order of more and more. */
  enum Level {
    NONE("None"),
    METADATA("Metadata"),
    REQUEST("Request"),
    REQUEST_RESPONSE("RequestResponse");

    private final String text;

    Level(String text) {
      this.text = text;
    }

    static Level of(String text) {
      for (Level level : values()) {
        if (level.text.equals(text)) {
          return level;
        }
      }
      throw new IllegalArgumentException("no level: " + text);
    }

    Level oneLess() {
      return List.of(values()).get(List.of(values()).indexOf(this) - 1);
    }

    /** The event as it is written with this level; null: not at all. */
    @Nullable JsonNode of(JsonNode event) {
      if (this == NONE) {
        return null;
      }
      ObjectNode written = event.deepCopy();
      written.put("level", text);
      if (compareTo(REQUEST) < 0) {
        written.remove("requestObject");
      }
      if (compareTo(REQUEST_RESPONSE) < 0) {
        written.remove("responseObject");
      }
      return written;
    }
  }

  private final JsonNode policy;
  private final List<JsonNode> rules = new ArrayList<>();

  AuditLevels(AuditPolicy policy) {
    this.policy = new ObjectMapper().valueToTree(new Yaml().load(policy.text()));
    this.policy.path("rules").forEach(rules::add);
  }

  List<JsonNode> rules() {
    return rules;
  }

  /** The rule that decides. */
  JsonNode ruleFor(JsonNode event) {
    return rules.stream()
        .filter(rule -> fits(rule, event))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rule fits " + event));
  }

  /** How much of the event is written. */
  Level levelOf(JsonNode event) {
    JsonNode rule = ruleFor(event);
    String stage = event.path("stage").asText();
    boolean omitted = has(policy.path("omitStages"), stage) || has(rule.path("omitStages"), stage);
    return omitted ? Level.NONE : Level.of(rule.path("level").asText());
  }

  private static boolean fits(JsonNode rule, JsonNode event) {
    JsonNode object = event.path("objectRef");
    return (!rule.has("users") || has(rule.path("users"), event.at("/user/username").asText()))
        && (!rule.has("userGroups") || hasOne(rule.path("userGroups"), event.at("/user/groups")))
        && (!rule.has("verbs") || has(rule.path("verbs"), event.path("verb").asText()))
        && (!rule.has("namespaces")
            || has(rule.path("namespaces"), object.path("namespace").asText()))
        && (!rule.has("nonResourceURLs") || asksFor(rule.path("nonResourceURLs"), event))
        && (!rule.has("resources") || concerns(rule.path("resources"), object));
  }

  private static boolean asksFor(JsonNode patterns, JsonNode event) {
    if (event.has("objectRef")) {
      return false;
    }
    String path = event.path("requestURI").asText().replaceAll("\\?.*", "");
    for (JsonNode node : patterns) {
      String pattern = node.asText();
      boolean prefix = pattern.endsWith("*");
      String text = prefix ? pattern.substring(0, pattern.length() - 1) : pattern;
      if (prefix ? path.startsWith(text) : path.equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean concerns(JsonNode groups, JsonNode object) {
    String resource = object.path("resource").asText();
    String subresource = object.path("subresource").asText();
    String whole = subresource.isEmpty() ? resource : resource + "/" + subresource;
    for (JsonNode group : groups) {
      boolean all = !group.has("resources");
      if (group.path("group").asText().equals(object.path("apiGroup").asText())
          && !resource.isEmpty()
          && (all || has(group.path("resources"), whole))) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(JsonNode texts, String text) {
    for (JsonNode node : texts) {
      if (node.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasOne(JsonNode texts, JsonNode sought) {
    for (JsonNode node : sought) {
      if (has(texts, node.asText())) {
        return true;
      }
    }
    return false;
  }
}
