package io.bellbuoy.rules.match.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonScannerTest {

  private static final JsonFactory JACKSON = new JsonFactory();

  private static final String ODD = "{}[]\",:\\ \n1-etruflsn\0\u00ff";

  private final JsonScanner scanner = new JsonScanner();

  @Test
  void everyValueEndsWhereJacksonSaysThatItEnds() throws IOException {
    int values = 0;
    for (int seed = 0; seed < 3_000; seed++) {
      byte[] json = new RandomJson(seed).object(6).getBytes(UTF_8);
      scanner.read(json);
      Deque<Integer> starts = new ArrayDeque<>();
      try (JsonParser parser = JACKSON.createParser(json)) {
        while (parser.nextToken() != null) {
          JsonToken token = parser.currentToken();
          int start = (int) parser.currentTokenLocation().getByteOffset();
          if (token.isStructStart()) {
            starts.push(start);
          } else if (token != JsonToken.FIELD_NAME) {
            parser.finishToken();
            int from = token.isStructEnd() ? starts.pop() : start;
            int end = (int) parser.currentLocation().getByteOffset();
            assertThat(scanner.skipValue(from)).as("%d: from %d", seed, from).isEqualTo(end);
            values++;
          }
        }
      }
    }
    assertThat(values).isGreaterThan(10_000);
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
      assertThat(scanner.isPlain(1, length + 1)).isFalse();
    }
    scanner.read(text(length));
    assertThat(scanner.textEnd(1)).isEqualTo(length + 1);
    assertThat(scanner.isPlain(1, length + 1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"\":\"\",\"#\":\"#{\",\"}\":[\"]\"]}",
        "[[],{},[[{}]],[[[[[[[[[[]]]]]]]]]]]",
        "{\"a\":null,\"\\u0008\":true,\"b\":false}",
        "[\"\\\\\",\"\\\"]\",\"xyzXYZ^_|~\",-1.5E+9]",
        "{\"\u00fc\":[\"\u20ac}\",{\"k\\\\\":\"\\\\\\\"}\"}]}"
      })
  void aContainerEndsAtItsBracketWhereverThatIs(String container) {
    byte[] bytes = container.getBytes(UTF_8);
    for (int shift = 0; shift <= 2 * Long.BYTES; shift++) {
      for (String tail : List.of("", ",\"a\":1}", "]}]}]}]}]}]}")) {
        scanner.read((" ".repeat(shift) + container + tail).getBytes(UTF_8));
        assertThat(scanner.skipValue(shift)).isEqualTo(shift + bytes.length);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"",
        "\"abc",
        "\"abcdefghijk\\",
        "\"abcdefghijk\\\"",
        "{",
        "[[]",
        "{\"a\":[}",
        ",",
        "}"
      })
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
        bytes[i] = (byte) ODD.charAt(random.nextInt(ODD.length()));
      }
      scanner.read(bytes);
      int end = scanner.skipValue(0);
      assertThat(end).isBetween(JsonScanner.BROKEN, bytes.length);
    }
  }

  private static byte[] text(int length) {
    return ("\"" + "x".repeat(length) + "\"tail tail").getBytes(UTF_8);
  }
}
