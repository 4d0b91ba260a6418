package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.ingest.ItemScanner.Found;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemScannerTest {

  private final ItemScanner scanner = new ItemScanner();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                        | 2",
        "{} ,                      | 2",
        "{\"a\":1},{}              | 7",
        "{\"a\":{\"b\":[]}}]       | 14",
        "{\"a\":\"}\"}             | 9",
        "{\"a\":\"\\\"}\"}         | 11",
        "{\"a\\\\\":1}             | 9",
        "[]                        | 2",
        "[[],{\"]\":\"]\"}],       | 14",
        "\"text\",                 | 6",
        "\"te\\\"xt\"]             | 8",
        "12,                       | 2",
        "null]                     | 4",
        "tru e,                    | 5",
        "-1.5e+3 ]                 | 8",
      })
  void findsTheEndOfAValueInChunksOfEverySize(String text, int end) {
    byte[] bytes = text.getBytes(UTF_8);
    for (int chunk = 1; chunk <= bytes.length; chunk++) {
      scanner.reset();
      int at = 0;
      while (at < bytes.length && scanner.found() != Found.END) {
        at = scanner.scan(bytes, at, Math.min(bytes.length, at + chunk));
      }
      assertThat(scanner.found()).as("chunks of " + chunk).isEqualTo(Found.END);
      assertThat(at).as("chunks of " + chunk).isEqualTo(end);
    }
  }

  @Test
  void tellsOfEveryMemberOfTheOutermostObjectAlone() {
    assertThat(stops("{\"a\": 1 , \"b\":{\"c\":2},\"d\":[{\"e\":3}]}"))
        .containsExactly(
            "NAME a before ':'",
            "VALUE a before '1'",
            "MEMBER_END a before ','",
            "NAME b before ':'",
            "VALUE b before '{'",
            "MEMBER_END b before ','",
            "NAME d before ':'",
            "VALUE d before '['",
            "MEMBER_END d before '}'",
            "END");
  }

  @Test
  void anArrayHasNoMembers() {
    assertThat(stops("[{\"a\":1},\"b\",{\"c\":{}}]")).containsExactly("END");
  }

  @Test
  void namesAreDecodedAndOverlongOnesAreNone() {
    assertThat(stops("{\"\\u0061\\n\":1}")).contains("NAME a\n before ':'");
    assertThat(stops("{\"é€\":1}")).contains("NAME é€ before ':'");
    assertThat(stops("{\"" + "a".repeat(96) + "\":1}"))
        .contains("NAME " + "a".repeat(96) + " before ':'");
    assertThat(stops("{\"" + "a".repeat(97) + "\":1}")).contains("NAME  before ':'");
    assertThat(stops("{\"\\x\":1}")).as("no JSON").contains("NAME  before ':'");
  }

  @Test
  void escapesAreFollowedWhereverTheyStandAndWhereverTheBytesAreCut() {
    for (int before = 0; before < 20; before++) {
      String text = "x".repeat(before) + "\\\"}\\\\" + "y".repeat(before % 9);
      String inner =
          "{\"a\":{\"" + text + "\":[\"" + text + "\"]},\"" + text + "\":\"" + text + "\"}";

      findsTheEndOfAValueInChunksOfEverySize(inner + ",\"\"}", inner.length());
    }
  }

  @Test
  void aMemberIsKnownByItsNameHoweverItIsWritten() {
    String asked = "requestObject";

    assertThat(isNamed("requestObject", asked)).isTrue();
    assertThat(isNamed("\\u0072equestObject", asked)).isTrue();
    assertThat(isNamed("requestObjec", asked)).isFalse();
    assertThat(isNamed("requestObjects", asked)).isFalse();
    assertThat(isNamed("requestobject", asked)).isFalse();
    assertThat(isNamed("requestObjec\\n", asked)).isFalse();
    assertThat(isNamed("r\\u0072equestObject", asked)).isFalse();
    assertThat(isNamed(asked + "\\u0000".repeat(20), asked)).as("overlong").isFalse();
  }

  private boolean isNamed(String written, String asked) {
    byte[] bytes = ("{\"" + written + "\":1}").getBytes(UTF_8);
    scanner.reset();
    int end = scanner.scan(bytes, 0, bytes.length);
    assertThat(end).isEqualTo(bytes.length - 3);
    return scanner.isNamed(asked);
  }

  @Test
  void depthCostsNothing() {
    byte[] deep = ("{\"a\":" + "[".repeat(2_000_000) + "]".repeat(2_000_000) + "}").getBytes(UTF_8);
    int at = 0;
    while (scanner.found() != Found.END) {
      at = scanner.scan(deep, at, deep.length);
    }
    assertThat(at).isEqualTo(deep.length);
  }

  private List<String> stops(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    scanner.reset();
    List<String> stops = new ArrayList<>();
    int at = 0;
    while (scanner.found() != Found.END) {
      at = scanner.scan(bytes, at, bytes.length);
      stops.add(
          scanner.found() == Found.END
              ? "END"
              : scanner.found() + " " + scanner.name() + " before '" + (char) bytes[at] + "'");
    }
    return stops;
  }
}
