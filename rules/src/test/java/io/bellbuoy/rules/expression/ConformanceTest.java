package io.bellbuoy.rules.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.NamedList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the language's definition. */
final class ConformanceTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, JsonValue> EVENTS = events();

  /** One line of the cases. */
  record Case(JsonNode json) {

    String expression() {
      return json.get("expression").asText();
    }

    JsonValue event() {
      return requireNonNull(EVENTS.get(json.get("event").asText()));
    }

    Map<String, NamedList> lists() {
      Map<String, NamedList> lists = new HashMap<>();
      json.path("lists")
          .properties()
          .forEach(
              list -> {
                List<String> members = new ArrayList<>();
                list.getValue().forEach(member -> members.add(member.asText()));
                lists.put(list.getKey(), new NamedList(list.getKey(), members));
              });
      return lists;
    }

    Attributes attributes() {
      Attributes attributes = Attributes.NONE;
      for (Map.Entry<String, JsonNode> known : json.path("attributes").properties()) {
        Attribute attribute = requireNonNull(Attribute.of(known.getKey()));
        attributes = attributes.with(attribute, known.getValue().asText());
      }
      return attributes;
    }

    @Override
    public String toString() {
      return json.get("id").asText() + ": " + expression();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyCaseComesOutAsTheDefinitionSays(Case one) {
    ParseResult result = ExpressionParser.parse(one.expression(), one.lists());
    if (one.json.get("expect").asText().equals("refused")) {
      assertThat(result).isInstanceOf(ParseResult.Refused.class);
      Diagnostic first =
          result.diagnostics().stream()
              .filter(d -> d.kind() == Diagnostic.Kind.ERROR)
              .findFirst()
              .orElseThrow();
      if (one.json.has("at")) {
        assertThat(List.of(first.line(), first.column()))
            .isEqualTo(
                List.of(one.json.get("at").get(0).asInt(), one.json.get("at").get(1).asInt()));
      }
    } else {
      assertThat(result).isInstanceOf(ParseResult.Parsed.class);
      Expression expression = ((ParseResult.Parsed) result).expression();
      assertThat(expression.matches(one.event(), one.attributes()))
          .isEqualTo(one.json.get("expect").asBoolean());
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String line : new String(resource("language.jsonl"), UTF_8).lines().toList()) {
      cases.add(new Case(JSON.readTree(line)));
    }
    assertThat(cases).hasSizeGreaterThanOrEqualTo(163);
    return cases.stream();
  }

  /** Read with our own reader: another would lose repeated members and the text of numbers. */
  private static Map<String, JsonValue> events() {
    Map<String, JsonValue> events = new HashMap<>();
    JsonValue.JsonObject all = (JsonValue.JsonObject) JsonReader.read(resource("events.json"));
    all.members().forEach(member -> events.put(member.name(), member.value()));
    return events;
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        ConformanceTest.class.getResourceAsStream("/io/bellbuoy/rules/conformance/" + name)) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
