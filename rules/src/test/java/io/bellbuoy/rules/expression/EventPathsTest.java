package io.bellbuoy.rules.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventPathsTest {

  private static final JsonValue EVENT =
      JsonReader.read(
          "{\"a\":[{\"b\":1},{\"b\":[2,3],\"b\":null}],\"c\":{\"d\":\"x\"}}".getBytes(UTF_8));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"a.b | 1 2 3", "a[0] | {\"b\":1}", "c | {\"d\":\"x\"}", "..d | \"x\"", "none | ''"})
  void aPathReachesTheVeryValues(String path, String expected) {
    String values =
        EventPaths.of(path).values(EVENT).stream()
            .map(JsonWriter::write)
            .reduce((left, right) -> left + " " + right)
            .orElse("");

    assertThat(values).isEqualTo(expected);
  }

  @Test
  void theValuesAreThoseOfTheEventItself() {
    JsonValue c = ((JsonValue.JsonObject) EVENT).members().get(1).value();

    assertThat(EventPaths.of("c").values(EVENT)).singleElement().isSameAs(c);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.", "a[", "a..b..c", "@"})
  void aTextThatIsNoPathIsRefusedInWords(String path) {
    assertThatThrownBy(() -> EventPaths.of(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the path \"" + path + "\" cannot be read: ");
  }
}
