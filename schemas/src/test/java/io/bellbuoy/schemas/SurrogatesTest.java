package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SurrogatesTest {

  @Test
  void aTextWithoutHalvesStaysTheSameObject() {
    String json = "{\"a\":\"ä€\ud83d\udd14\"}";

    assertThat(Surrogates.escapeLone(json)).isSameAs(json);
    assertThat(Surrogates.escapeLone("")).isEmpty();
  }

  @Test
  void whateverCharactersThereAreUtf8CanCarryTheResult() throws JsonProcessingException {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    char[] alphabet = {'a', 'ä', '\ud800', '\udbff', '\udc00', '\udfff', '\u2028', '\uffff'};
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(8), 0, alphabet.length).forEach(i -> text.append(alphabet[i]));

      byte[] json = new RawJson("\"" + text + "\"").text().getBytes(UTF_8);

      assertThat(JsonSerde.mapper().readValue(new String(json, UTF_8), String.class))
          .isEqualTo(text.toString());
    }
  }

  @Test
  void everyControlCharacterIsEscaped() throws JsonProcessingException {
    StringBuilder text = new StringBuilder();
    for (char c = 0; c < 0xa1; c++) {
      text.append(c);
    }

    String json = JsonSerde.mapper().writeValueAsString(text.toString());

    assertThat(json).contains("\\u0000", "\\n", "\\\"", "\\\\", "\\u001F");
    assertThat(json).containsIgnoringCase("\\u007f").containsIgnoringCase("\\u009b");
    assertThat(json.chars()).noneMatch(Character::isISOControl);
    assertThat(JsonSerde.mapper().readValue(json, String.class)).isEqualTo(text.toString());
  }
}
