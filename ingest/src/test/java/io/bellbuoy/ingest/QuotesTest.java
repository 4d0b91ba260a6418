package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotesTest {

  @Test
  void theFirstQuoteOrBackslashIsFoundWhereverItStands() {
    for (int at = 0; at < 40; at++) {
      byte[] quote = ("x".repeat(at) + "\"\\\"xxxxxxxx").getBytes(UTF_8);
      byte[] backslash = ("x".repeat(at) + "\\\"\\xxxxxxxx").getBytes(UTF_8);

      assertThat(Quotes.orBackslash(quote, 0, quote.length)).isEqualTo(at);
      assertThat(Quotes.orBackslash(backslash, 0, backslash.length)).isEqualTo(at);
      assertThat(Quotes.orBackslash(quote, 0, at)).as("it stands behind the end").isEqualTo(at);
    }
  }

  @Test
  void anyBytesAreReadAsOneByOne() {
    Random random = new Random(7);
    byte[] alphabet = {'"', '\\', '!', '#', '[', ']', 'x', 0, -1, -128, (byte) 0xA2, (byte) 0xDC};
    byte[] bytes = new byte[64];
    for (int run = 0; run < 20_000; run++) {
      int plain = random.nextInt(2, alphabet.length);
      for (int i = 0; i < bytes.length; i++) {
        boolean any = random.nextInt(12) == 0;
        bytes[i] = alphabet[any ? random.nextInt(alphabet.length) : plain];
      }
      int from = random.nextInt(bytes.length);
      int to = random.nextInt(from, bytes.length + 1);

      assertThat(Quotes.orBackslash(bytes, from, to)).isEqualTo(oneByOne(bytes, from, to));
    }
  }

  private static int oneByOne(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }
}
