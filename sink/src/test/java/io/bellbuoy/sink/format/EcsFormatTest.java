package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EcsFormatTest {

  /** What lies below it is ours; ECS has no field of that name. */
  private static final String OURS = "bellbuoy.";

  private final EcsFormat format = new EcsFormat();
  private final EcsEventFormat events = new EcsEventFormat();

  @Test
  void anAlertIsInFieldsOfTheSchema() throws IOException {
    JsonNode document = tree(FormatFixture.alert("alice"));

    assertThat(names(document)).isSubsetOf(fields());
    assertThat(document.at("/@timestamp").textValue()).isEqualTo("2026-03-01T12:00:00.250Z");
    assertThat(document.at("/ecs/version").textValue()).isEqualTo("9.4.0");
    assertThat(document.at("/event/kind").textValue()).isEqualTo("alert");
    assertThat(document.at("/event/outcome").textValue()).isEqualTo("failure");
    assertThat(document.at("/event/severity").intValue()).isEqualTo(73);
    assertThat(document.at("/rule/id").textValue()).isEqualTo("exec-in-pod");
    assertThat(document.at("/threat/technique/id").toString()).isEqualTo("[\"T1609\",\"T1548\"]");
    assertThat(document.at("/threat/technique/subtechnique/id/0").textValue())
        .isEqualTo("T1548.001");
    assertThat(document.at("/orchestrator/cluster/name").textValue()).isEqualTo("prod");
    assertThat(document.at("/orchestrator/resource/type").textValue()).isEqualTo("pods/exec");
    assertThat(document.at("/cloud/account/id").textValue()).isEqualTo("123456789012");
    assertThat(document.at("/related/ip").toString()).isEqualTo("[\"192.0.2.7\",\"2001:db8::1\"]");
    assertThat(document.at("/event/original").textValue()).contains("\"twice\"");
  }

  @ParameterizedTest
  @MethodSource("io.bellbuoy.sink.format.FormatFixture#hostileTexts")
  void whateverItsTextsHoldTheFieldsAreTheSame(String text) throws IOException {
    JsonNode document = tree(FormatFixture.alert(text));

    assertThat(names(document)).isEqualTo(names(tree(FormatFixture.alert("alice"))));
    assertThat(document.at("/user/name").textValue()).isEqualTo(text);
    assertThat(document.at("/source/ip").textValue()).isEqualTo("192.0.2.7");
  }

  @Test
  void anAlertOfWhichLittleIsKnownIsInFieldsOfTheSchema() throws IOException {
    JsonNode document = tree(FormatFixture.leastAlert());

    assertThat(names(document)).isSubsetOf(fields());
    assertThat(document.at("/event/outcome").textValue()).isEqualTo("unknown");
    assertThat(document.has("source")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "list", "patch", "delete", "impersonate"})
  void anEventIsInFieldsOfTheSchema(String verb) throws IOException {
    String json = FormatFixture.eventJson(verb, "alice", 200);
    JsonNode document = JsonSerde.mapper().readTree(events.write(FormatFixture.event(json)));

    assertThat(names(document)).isSubsetOf(fields());
    assertThat(document.at("/event/kind").textValue()).isEqualTo("event");
    assertThat(document.at("/event/action").textValue()).isEqualTo(verb);
    assertThat(document.at("/user/name").textValue()).isEqualTo("alice");
    assertThat(document.at("/event/original").textValue()).isEqualTo(json);
    assertThat(document.at("/cloud/provider").textValue()).isEqualTo("gcp");
  }

  @Test
  void noFieldOfOursIsOneOfTheSchema() throws IOException {
    assertThat(fields()).hasSizeGreaterThan(200).noneMatch(name -> name.startsWith(OURS));
  }

  private JsonNode tree(Alert alert) throws IOException {
    return JsonSerde.mapper().readTree(format.write(alert));
  }

  /** The dotted names of all that has a value, without ours. */
  private static Set<String> names(JsonNode document) {
    Set<String> names = new TreeSet<>();
    collect("", document, names);
    names.removeIf(name -> name.startsWith(OURS));
    return names;
  }

  private static void collect(String path, JsonNode node, Set<String> names) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  collect(
                      path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                      member.getValue(),
                      names));
    } else if (node.isArray()) {
      node.forEach(element -> collect(path, element, names));
    } else {
      names.add(path);
    }
  }

  private static Set<String> fields() throws IOException {
    try (InputStream in =
        requireNonNull(EcsFormatTest.class.getResourceAsStream("ecs-9.4.0-fields.txt"))) {
      return Set.of(new String(in.readAllBytes(), UTF_8).strip().split("\n"));
    }
  }
}
