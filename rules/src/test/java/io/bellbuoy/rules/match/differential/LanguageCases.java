package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonWriter;
import io.bellbuoy.rules.match.differential.Phrase.Leaf;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cases that define the language, as policies of one rule each. */
final class LanguageCases {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LanguageCases() {}

  /**
   * One case that the language accepts.
   *
   * @param matches what the definition says
   */
  record LanguageCase(TriedCase tried, boolean matches) {

    @Override
    public String toString() {
      return tried.policy().rules().get(0).condition().text();
    }
  }

  static List<LanguageCase> all() {
    Map<String, byte[]> events = events();
    List<LanguageCase> cases = new ArrayList<>();
    for (String line : new String(resource("language.jsonl"), UTF_8).lines().toList()) {
      JsonNode json = read(line);
      if (json.get("expect").isBoolean()) {
        TriedCase tried =
            new TriedCase(
                policy(json), attributes(json), requireNonNull(events.get(text(json, "event"))));
        cases.add(new LanguageCase(tried, json.get("expect").asBoolean()));
      }
    }
    return cases;
  }

  /** Every event that they ask about. */
  static Map<String, byte[]> events() {
    Map<String, byte[]> events = new HashMap<>();
    ((JsonObject) JsonReader.read(resource("events.json")))
        .members()
        .forEach(m -> events.put(m.name(), JsonWriter.write(m.value()).getBytes(UTF_8)));
    return events;
  }

  private static TriedPolicy policy(JsonNode json) {
    TriedRule rule =
        new TriedRule(
            "r", new Leaf(text(json, "expression")), List.of(), Policy.Mode.ALERT, true, List.of());
    List<NamedList> lists = new ArrayList<>();
    json.path("lists")
        .properties()
        .forEach(
            list -> {
              List<String> members = new ArrayList<>();
              list.getValue().forEach(member -> members.add(member.asText()));
              lists.add(new NamedList(list.getKey(), members));
            });
    return new TriedPolicy(Policy.Match.FIRST, List.of(rule), lists);
  }

  private static Attributes attributes(JsonNode json) {
    Attributes attributes = Attributes.NONE;
    for (Map.Entry<String, JsonNode> known : json.path("attributes").properties()) {
      attributes =
          attributes.with(requireNonNull(Attribute.of(known.getKey())), known.getValue().asText());
    }
    return attributes;
  }

  private static String text(JsonNode json, String name) {
    return json.get(name).asText();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        LanguageCases.class.getResourceAsStream("/io/bellbuoy/rules/conformance/" + name)) {
      return requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
