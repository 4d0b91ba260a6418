package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MendedJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "\"",
        "\"a",
        "\"\\",
        "{\"a\":\"\\ud800\"}",
        "{\"\\ud83d\\ude00\":1}",
        "{\"\\\\ud800\":1}",
        "{\"\\ud80\":1}",
        "{\"\\ud8",
        "{\"é😀\":\"é😀\"}"
      })
  void whatIsWholeStaysTheSameArray(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    assertThat(MendedJson.of(bytes, bytes.length)).isSameAs(bytes);
    assertThat(MendedJson.wholeNames(bytes, bytes.length)).isSameAs(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"\\ud800":1}             | {"\\ufffd":1}
          {"\\uDFFF" \t: 1}         | {"\\ufffd" \t: 1}
          {"a\\udc00\\ud800b":1}    | {"a\\ufffd\\ufffdb":1}
          {"\\ud83d\\ude00\\ud83d":1} | {"\\ud83d\\ude00\\ufffd":1}
          {"\\\\\\ud800":"\\ud800"} | {"\\\\\\ufffd":"\\ud800"}
          {"\\"\\ud800":1}          | {"\\"\\ufffd":1}
          """)
  void halfACharacterInANameBecomesAReplacementCharacter(String json, String mended) {
    byte[] bytes = json.getBytes(UTF_8);
    assertThat(new String(MendedJson.wholeNames(bytes, bytes.length), UTF_8)).isEqualTo(mended);
    assertThat(new String(MendedJson.of(bytes, bytes.length), UTF_8)).isEqualTo(mended);
    assertThat(new String(bytes, UTF_8)).isEqualTo(json);
  }

  @Test
  void bytesThatAreNoUtf8BecomeQuestionMarks() {
    byte[] bytes = "{\"\u00ff\":\"\u00fea\u00c3\"}".getBytes(ISO_8859_1);
    assertThat(new String(MendedJson.of(bytes, bytes.length), UTF_8)).isEqualTo("{\"?\":\"?a?\"}");
    byte[] cut = {'"', (byte) 0xF0, (byte) 0x9F};
    assertThat(new String(MendedJson.of(cut, cut.length), UTF_8)).isEqualTo("\"??");
  }

  @Test
  void onlyTheFirstBytesAreReadAndCopied() {
    byte[] bytes = "{\"\u00ff\":1}\u00ff\"\\ud800\":".getBytes(ISO_8859_1);
    assertThat(new String(MendedJson.of(bytes, 7), UTF_8)).isEqualTo("{\"?\":1}");
    assertThat(MendedJson.of(bytes, 2)).isSameAs(bytes);
  }

  @Test
  void longJsonIsMendedToItsEnd() {
    byte[] bytes = ("{\"a\":\"" + "x".repeat(100_000) + "\u00ff\"}").getBytes(ISO_8859_1);
    assertThat(new String(MendedJson.of(bytes, bytes.length), UTF_8)).endsWith("xx?\"}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverNamesAndTextsHoldTheParserReadsIt(long seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      byte[] json =
          ("{\""
                  + odd(random)
                  + "\":\""
                  + odd(random)
                  + "\",\""
                  + odd(random)
                  + "\" : {\"last\":1}}")
              .getBytes(ISO_8859_1);
      byte[] mended = MendedJson.of(json, json.length);
      assertThat(mended).hasSameSizeAs(json);
      try (JsonParser parser = new JsonFactory().createParser(mended)) {
        boolean last = false;
        while (parser.nextToken() != null) {
          last |= "last".equals(parser.currentName());
        }
        assertThat(last).isTrue();
      }
    }
  }

  private static String odd(Random random) {
    String[] pieces = {
      "\\ud800",
      "\\udc00",
      "\\uD83D\\uDE00",
      "\\\\",
      "\\\"",
      "\u00ff",
      "\u00c3",
      "\u00e2\u0082",
      "\u00c3\u00a9",
      "a",
      ":",
      "\\u0041",
      "{",
      "\u00ed\u00a0\u0080"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
