package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads what released versions wrote: the folder {@code frozen/<version>} holds each record with
 * all its members and with the least. These files never change; a version that changes a record
 * adds a folder.
 */
class FrozenRecordsTest {

  private static final Map<String, Class<?>> TYPES =
      Samples.all().collect(Collectors.toMap(Samples::schema, Samples::type));

  static Stream<Path> files() throws Exception {
    Path folder = Path.of(FrozenRecordsTest.class.getResource("frozen").toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatAnEarlierVersionWroteIsReadAndNothingOfItIsLost(Path file) throws IOException {
    byte[] json = Files.readAllBytes(file);

    byte[] again = readAndWrite(requireNonNull(TYPES.get(type(file))), json);

    assertThat(lost(JsonSerde.mapper().readTree(json), JsonSerde.mapper().readTree(again), ""))
        .isEmpty();
  }

  @Test
  void eachVersionHoldsEachRecordTwice() throws Exception {
    Map<Path, List<Path>> byVersion = files().collect(Collectors.groupingBy(Path::getParent));

    assertThat(byVersion).isNotEmpty();
    byVersion.forEach(
        (version, files) ->
            assertThat(files.stream().map(FrozenRecordsTest::type).toList())
                .as("of %s", version)
                .hasSize(2 * TYPES.size())
                .containsAll(TYPES.keySet()));
  }

  private static String type(Path file) {
    return file.getFileName().toString().replaceFirst("\\.(full|least)\\.json$", "");
  }

  private static <T> byte[] readAndWrite(Class<T> type, byte[] json) {
    JsonSerde<T> serde = new JsonSerde<>(type);
    return serde.write(serde.read(json));
  }

  private static List<String> lost(JsonNode before, JsonNode after, String path) {
    if (before.isObject()) {
      return before.properties().stream()
          .flatMap(
              member ->
                  lost(member.getValue(), after.path(member.getKey()), path + "." + member.getKey())
                      .stream())
          .toList();
    }
    boolean emptyAgain = before.isEmpty() && before.isContainerNode() && after.isMissingNode();
    return before.equals(after) || emptyAgain ? List.of() : List.of(path);
  }
}
