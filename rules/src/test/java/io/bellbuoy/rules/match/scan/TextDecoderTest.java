package io.bellbuoy.rules.match.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextDecoderTest {

  private static final String[] PIECES = {
    "a",
    "é",
    "😀",
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b\\f\\r\\t",
    "\\u0041",
    "\\u00e9",
    "\\u20ac",
    "\\ud83d",
    "\\ude00",
    "\\ud83d\\ude00",
    "\\uD83D\\uDE00",
    "a longer piece without any escape "
  };

  private final TextDecoder decoder = new TextDecoder();

  @Test
  void itReadsTextsAsJacksonDoes() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder json = new StringBuilder("\"");
      for (int i = random.nextInt(12); i > 0; i--) {
        json.append(PIECES[random.nextInt(PIECES.length)]);
      }
      json.append('"');
      String expected = new ObjectMapper().readValue(json.toString(), String.class);

      assertThat(decoded(json.toString())).as(json.toString()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u\"", "\"\\ué000\""})
  void whatIsNoEscapeIsSaidToBeNone(String json) {
    byte[] bytes = json.getBytes(UTF_8);

    assertThat(decoder.append(bytes, 1, bytes.length - 1)).isFalse();
  }

  @Test
  void itKeepsWhatItMadeUntilItIsCleared() {
    byte[] json = "\"\\u0061bc\"".getBytes(UTF_8);
    for (int i = 0; i < 1_000; i++) {
      assertThat(decoder.append(json, 1, json.length - 1)).isTrue();
    }

    assertThat(Texts.text(decoder.bytes(), 0, decoder.length())).isEqualTo("abc".repeat(1_000));
    decoder.clear();
    assertThat(decoder.length()).isZero();
  }

  private String decoded(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    decoder.clear();
    assertThat(decoder.append(bytes, 1, bytes.length - 1)).isTrue();
    return Texts.text(decoder.bytes(), 0, decoder.length());
  }
}
