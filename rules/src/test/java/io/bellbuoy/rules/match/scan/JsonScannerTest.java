package io.bellbuoy.rules.match.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonScannerTest {

  private static final JsonFactory JACKSON = new JsonFactory();

  private final JsonScanner scanner = new JsonScanner();

  @Test
  void everyValueEndsWhereJacksonSaysThatItEnds() throws IOException {
    for (int seed = 0; seed < 3_000; seed++) {
      byte[] json = new RandomJson(seed).object(6).getBytes(UTF_8);
      scanner.read(json);
      try (JsonParser parser = JACKSON.createParser(json)) {
        while (parser.nextToken() != null) {
          if (parser.currentToken().isStructEnd() || parser.currentToken() == JsonToken.FIELD_NAME) {
            continue;
          }
          int start = (int) parser.currentTokenLocation().getByteOffset();
          assertThat(scanner.skipValue(start)).isEqualTo(endOf(json, start));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 7, 8, 9, 15, 16, 17, 100})
  void aTextEndsAtItsQuoteWhereverThatIs(int length) {
    for (int escape = 0; escape + 1 < length; escape++) {
      byte[] json = text(length);
      json[escape + 1] = '\\';
      json[escape + 2] = '"';
      scanner.read(json);
      assertThat(scanner.textEnd(1)).isEqualTo(length + 1);
      assertThat(scanner.escaped()).isTrue();
    }
    scanner.read(text(length));
    assertThat(scanner.textEnd(1)).isEqualTo(length + 1);
    assertThat(scanner.escaped()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\"", "\"abc", "\"abcdefghijk\\", "\"abcdefghijk\\\"", "{", "[[]", "{\"a\":[}", ",", "}"})
  void whatDoesNotEndIsSaidNotTo(String json) {
    scanner.read(json.getBytes(UTF_8));

    assertThat(scanner.skipValue(0)).isEqualTo(JsonScanner.BROKEN);
  }

  @Test
  void anyBytesComeToAnEnd() {
    Random random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(60)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) "{}[]\",:\\ \n1-etruflsn\0\u00ff".charAt(random.nextInt(24));
      }
      scanner.read(bytes);
      int end = scanner.skipValue(0);
      assertThat(end).isBetween(JsonScanner.BROKEN, bytes.length);
    }
  }

  /** The end of the value that begins there, by Jackson. */
  private static int endOf(byte[] json, int start) throws IOException {
    try (JsonParser parser = JACKSON.createParser(json, start, json.length - start)) {
      parser.nextToken();
      parser.skipChildren();
      parser.finishToken();
      JsonToken token = parser.currentToken();
      int from = (int) parser.currentTokenLocation().getByteOffset();
      if (token.isStructEnd()) {
        return start + (from - offset(parser, start)) + 1;
      }
      return start + (int) parser.currentLocation().getByteOffset() - offset(parser, start);
    }
  }

  /** Jackson counts from the beginning of the array or from the first byte that it may read. */
  private static int offset(JsonParser parser, int start) {
    return parser.currentTokenLocation().getByteOffset() >= start ? start : 0;
  }

  private static byte[] text(int length) {
    return ("\"" + "x".repeat(length) + "\"tail tail").getBytes(UTF_8);
  }
}
