package io.bellbuoy.registry.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The events that a rule asks for: those of its tests that match, and the same with each resource
 * and each verb that its expression names, as far as they match, too.
 */
final class AskedEvents {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAMED =
      Pattern.compile(
          "jpath\\(\"(verb|objectRef\\.resource)\"\\) (?:in \\(([^)]*)\\)|= \"([^\"]*)\")");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("deployments", "apps"),
          Map.entry("daemonsets", "apps"),
          Map.entry("statefulsets", "apps"),
          Map.entry("replicasets", "apps"),
          Map.entry("jobs", "batch"),
          Map.entry("cronjobs", "batch"),
          Map.entry("ingresses", "networking.k8s.io"),
          Map.entry("roles", "rbac.authorization.k8s.io"),
          Map.entry("clusterroles", "rbac.authorization.k8s.io"),
          Map.entry("rolebindings", "rbac.authorization.k8s.io"),
          Map.entry("clusterrolebindings", "rbac.authorization.k8s.io"),
          Map.entry("certificatesigningrequests", "certificates.k8s.io"),
          Map.entry("mutatingwebhookconfigurations", "admissionregistration.k8s.io"),
          Map.entry("validatingwebhookconfigurations", "admissionregistration.k8s.io"));

  private final CompiledRule compiled;

  AskedEvents(CompiledRule compiled) {
    this.compiled = compiled;
  }

  /** The events that the rule matches when all of them is written. */
  List<JsonNode> of(Rule rule) {
    Set<String> verbs = named(rule, "verb");
    Set<String> resources = named(rule, "objectRef.resource");
    List<JsonNode> events = new ArrayList<>();
    for (Rule.Test test : rule.tests()) {
      if (test.match()) {
        ObjectNode event = (ObjectNode) read(test.event().text());
        events.add(event);
        for (String verb : with(verbs, event.path("verb").asText())) {
          for (String resource : with(resources, event.at("/objectRef/resource").asText())) {
            ObjectNode variant = variant(event, verb, resource);
            if (!variant.equals(event) && message(variant) != null) {
              events.add(variant);
            }
          }
        }
      }
    }
    assertThat(events).as(rule.id()).isNotEmpty();
    return events;
  }

  /** What the rule says of an event, as it is written; null: it does not match. */
  @Nullable String message(@Nullable JsonNode event) {
    if (event == null) {
      return null;
    }
    JsonValue value = JsonReader.read(event.toString().getBytes(UTF_8));
    return compiled.matches(value, Attributes.NONE)
        ? compiled.message(value, Attributes.NONE, Redactor.standard().of(value))
        : null;
  }

  private static ObjectNode variant(ObjectNode event, String verb, String resource) {
    ObjectNode variant = event.deepCopy();
    variant.put("verb", verb);
    if (variant.get("objectRef") instanceof ObjectNode object) {
      object.put("resource", resource);
      String group = GROUPS.get(resource);
      if (group != null) {
        object.put("apiGroup", group);
      } else if (GROUPS.containsKey(event.at("/objectRef/resource").asText())) {
        object.remove("apiGroup");
      }
    }
    return variant;
  }

  private static Set<String> with(Set<String> names, String own) {
    Set<String> all = new TreeSet<>(names);
    all.add(own);
    return all;
  }

  private static Set<String> named(Rule rule, String path) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAMED.matcher(rule.expression());
    while (matcher.find()) {
      if (matcher.group(1).equals(path)) {
        Matcher text = TEXT.matcher(matcher.group(2) == null ? matcher.group() : matcher.group(2));
        while (text.find()) {
          if (!text.group(1).equals(path)) {
            names.add(text.group(1));
          }
        }
      }
    }
    return names;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
