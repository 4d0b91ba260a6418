package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

  /** Records that are one value in JSON. */
  private static final Set<Class<?>> SCALARS = Set.of(RawJson.class, Span.class);

  static Stream<Samples<?>> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void aRecordRoundTrips(Samples<T> sample) {
    JsonSerde<T> serde = new JsonSerde<>(sample.type());

    assertThat(serde.read(serde.write(sample.full()))).isEqualTo(sample.full());
    assertThat(serde.read(serde.write(sample.least()))).isEqualTo(sample.least());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void whatIsWrittenIsInTheSchemaAndNothingElseIs(Samples<T> sample) throws IOException {
    SchemaFile schema = SchemaFile.of(sample.schema());

    assertThat(schema.problemsWhenClosed(json(sample.type(), sample.full()))).isEmpty();
    assertThat(schema.problemsWhenClosed(json(sample.type(), sample.least()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void aFullRecordHasEveryPropertyOfTheSchema(Samples<T> sample) throws IOException {
    assertThat(missing(SchemaFile.of(sample.schema()).document(), full(sample), "")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyComponentIsAPropertyAndEveryPropertyAComponent(Samples<?> sample) {
    assertSameNames(sample.type(), SchemaFile.of(sample.schema()).document(), sample.schema());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void readersOfTheSchemaLeaveUnknownMembersAlone(Samples<T> sample) throws IOException {
    JsonSerde<T> serde = new JsonSerde<>(sample.type());
    String newer =
        new String(serde.write(sample.full()), UTF_8)
            .replaceFirst("\\{", "{\"fromTheFuture\":[{\"x\":1}],");
    SchemaFile schema = SchemaFile.of(sample.schema());

    assertThat(schema.problems(JsonSerde.mapper().readTree(newer))).isEmpty();
    assertThat(schema.problemsWhenClosed(JsonSerde.mapper().readTree(newer))).hasSize(1);
    assertThat(serde.read(newer.getBytes(UTF_8))).isEqualTo(sample.full());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void whatTheSchemaRequiresIsWhatTheReaderNeeds(Samples<T> sample) throws IOException {
    SchemaFile schema = SchemaFile.of(sample.schema());
    JsonSerde<T> serde = new JsonSerde<>(sample.type());
    Set<String> needed = new TreeSet<>();
    schema.document().get("required").forEach(name -> needed.add(name.asText()));

    for (String name : needed) {
      ObjectNode without = full(sample);
      without.remove(name);
      assertThat(schema.problems(without)).as("without %s", name).hasSize(1);
      if (!mayBeAbsent(sample.type(), name)) {
        assertThatExceptionOfType(UnreadableRecordException.class)
            .as("without %s", name)
            .isThrownBy(() -> serde.read(bytes(without)))
            .withMessageContaining(name);
      }
    }
    ObjectNode least = full(sample).retain(needed);
    assertThat(schema.problems(least)).isEmpty();
    assertThat(serde.read(bytes(least))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alert",
        "rule",
        "named-list",
        "policy-snapshot",
        "cluster",
        "channel",
        "api-token",
        "user",
        "ended-session",
        "token-use",
        "instance-status",
        "dead-letter",
        "audit-event"
      })
  void everyPropertyIsDescribed(String name) {
    JsonNode document = SchemaFile.read(name);

    assertThat(document.get("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(document.get("$id").asText()).isEqualTo("urn:bellbuoy:schema:" + name);
    assertThat(document.get("description").asText()).contains("opic bellbuoy.");
    assertThat(undescribed(document, name)).isEmpty();
  }

  @Test
  void everySchemaIsTestedHere() throws Exception {
    Path folder = Path.of(SchemaFile.class.getResource("alert.schema.json").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".schema.json"))
          .hasSize(13);
    }
  }

  private static Stream<String> undescribed(JsonNode schema, String path) {
    JsonNode properties = schema.path("properties");
    Stream<String> here =
        properties.properties().stream()
            .filter(property -> property.getValue().path("description").asText().length() < 8)
            .map(property -> path + "." + property.getKey());
    Stream<String> below =
        Stream.concat(
            properties.properties().stream()
                .flatMap(
                    property -> undescribed(property.getValue(), path + "." + property.getKey())),
            schema.has("items") ? undescribed(schema.get("items"), path + "[]") : Stream.of());
    return Stream.concat(here, below);
  }

  private static List<String> missing(JsonNode schema, JsonNode json, String path) {
    return schema.path("properties").properties().stream()
        .flatMap(
            property -> {
              JsonNode value = json.path(property.getKey());
              String name = path + "." + property.getKey();
              // The rules of a snapshot come without their tests.
              if (value.isMissingNode()) {
                return name.equals(".rules.rule.tests") ? Stream.of() : Stream.of(name);
              }
              JsonNode items = property.getValue().path("items");
              return items.isMissingNode()
                  ? missing(property.getValue(), value, name).stream()
                  : missing(items, value.get(0), name).stream();
            })
        .toList();
  }

  private static void assertSameNames(Class<?> type, JsonNode schema, String path) {
    assertThat(schema.path("properties").properties())
        .as(path)
        .extracting(Map.Entry::getKey)
        .containsExactlyElementsOf(
            Arrays.stream(type.getRecordComponents()).map(JsonSchemaTest::name).toList());
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode property = schema.get("properties").get(name(component));
      Class<?> element = element(component.getGenericType());
      if (element.isRecord() && !SCALARS.contains(element)) {
        JsonNode below = property.has("items") ? property.get("items") : property;
        assertSameNames(element, below, path + "." + name(component));
      }
    }
  }

  /** A word of Java, such as {@code for}, has another name there. */
  private static String name(RecordComponent component) {
    JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
    return property == null ? component.getName() : property.value();
  }

  private static Class<?> element(Type type) {
    return type instanceof ParameterizedType generic
        ? element(generic.getActualTypeArguments()[0])
        : (Class<?>) type;
  }

  /** A list that is always written may still be absent: then it is read as an empty one. */
  private static boolean mayBeAbsent(Class<?> type, String name) {
    return type == Alert.class && Set.of("sourceIPs", "evidence").contains(name);
  }

  private static <T> ObjectNode full(Samples<T> sample) throws IOException {
    return (ObjectNode) json(sample.type(), sample.full());
  }

  private static <T> JsonNode json(Class<T> type, T value) throws IOException {
    return JsonSerde.mapper().readTree(new JsonSerde<>(type).write(value));
  }

  private static byte[] bytes(JsonNode json) throws IOException {
    return JsonSerde.mapper().writeValueAsBytes(json);
  }
}
