package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipBodyTest {

  private static final String BODY = "[{\"a\":\"" + "xyz".repeat(50) + "\"},{\"b\":\"é\"}]";

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 8, 16, 4 | 8, 2 | 16, 2 | 4 | 8 | 16, 1})
  void headersOfEveryShapeAreSkipped(int flags) throws IOException {
    byte[] gzip = member(BODY.getBytes(UTF_8), flags);

    for (int chunk = 1; chunk <= gzip.length; chunk++) {
      assertThat(Bodies.events(read(gzip, chunk))).as("chunks of " + chunk).hasSize(2);
    }
  }

  @Test
  void severalMembersAreOneBody() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(member("[{\"a\":1}".getBytes(UTF_8), 0));
    all.write(member(new byte[0], 8));
    all.write(member(",{\"b\":2}]".getBytes(UTF_8), 4));

    for (int chunk = 1; chunk < 40; chunk++) {
      assertThat(Bodies.events(read(all.toByteArray(), chunk)))
          .containsExactly("{\"a\":1}", "{\"b\":2}");
    }
  }

  @Test
  void whatIsCutOffAnywhereIsRefused() throws IOException {
    byte[] gzip = member(BODY.getBytes(UTF_8), 8);

    for (int length = 0; length < gzip.length; length++) {
      byte[] cut = Arrays.copyOf(gzip, length);
      assertThatThrownBy(() -> read(cut, 7))
          .as("cut at " + length)
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("ends early");
    }
  }

  @Test
  void aFlippedBitIsSeenOrHarmless() throws IOException {
    byte[] gzip = member(BODY.getBytes(UTF_8), 0);
    for (int bit = 0; bit < gzip.length * 8; bit++) {
      byte[] damaged = gzip.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      RefusedException refused =
          catchThrowableOfType(RefusedException.class, () -> read(damaged, 11));
      boolean tellsNothing = bit == 24 || (bit >= 32 && bit < 80); // is a text, time, system
      assertThat(refused != null || tellsNothing).as("bit " + bit).isTrue();
      if (refused != null) {
        assertThat(refused.status()).isEqualTo(400);
      }
    }
  }

  @Test
  void whatIsNoGzipIsRefused() {
    assertThatThrownBy(() -> read(BODY.getBytes(UTF_8), 100))
        .hasMessageContaining("the body is not gzip");
  }

  @Test
  void aBodyOverTheLimitIsRefusedWhileItUnpacks() throws IOException {
    byte[] random = new byte[200_000];
    Random letters = new Random(1);
    for (int i = 0; i < random.length; i++) {
      random[i] = (byte) ('a' + letters.nextInt(26));
    }
    byte[] gzip = member(random, 0);

    assertThatThrownBy(() -> unpack(gzip, new GzipBody(150_000)))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(413))
        .hasMessageContaining("larger than 150000 bytes");
    assertThat(unpack(gzip, new GzipBody(200_000))).isEqualTo(200_000);
  }

  @Test
  void aBombIsRefusedAfterItsFirstMegabytes() throws IOException {
    byte[] bomb = member(new byte[50 << 20], 0);
    GzipBody body = new GzipBody(1L << 40);

    assertThatThrownBy(() -> unpack(bomb, body)).hasMessageContaining("more than 200 times");
    assertThat(body.bodyBytes()).isLessThan(12 << 20);
  }

  @Test
  void nothingIsUnpackedWhileTheReaderMustWait() throws IOException {
    GzipBody body = new GzipBody(1 << 20);
    body.offer(member(BODY.getBytes(UTF_8), 0));
    List<Item> items = new ArrayList<>();
    EventListReader reader = new EventListReader(new LargeBuffers(1, 1000), 1000, items::add);

    assertThat(body.drainTo(reader, () -> false)).isFalse();
    assertThat(body.bodyBytes()).isZero();
    assertThat(body.drainTo(reader, () -> true)).isTrue();
    assertThat(items).hasSize(2);
    body.close();
    body.close();
  }

  private static List<Item> read(byte[] gzip, int chunk) {
    List<Item> items = new ArrayList<>();
    EventListReader reader = new EventListReader(new LargeBuffers(1, 4096), 4096, items::add);
    try (GzipBody body = new GzipBody(1 << 20)) {
      for (int at = 0; at < gzip.length; at += chunk) {
        body.offer(Arrays.copyOfRange(gzip, at, Math.min(at + chunk, gzip.length)));
        assertThat(body.drainTo(reader, () -> true)).isTrue();
      }
      body.end();
    }
    reader.end();
    return items;
  }

  /** How many bytes it unpacks to; they are blanks or a text, so that the reader has no say. */
  private static long unpack(byte[] gzip, GzipBody body) {
    EventListReader reader = new EventListReader(new LargeBuffers(1, 1000), 1000, item -> {});
    byte[] open = "[\"".getBytes(UTF_8);
    reader.read(open, 0, open.length);
    body.offer(gzip);
    body.drainTo(reader, () -> true);
    body.end();
    body.close();
    return body.bodyBytes();
  }

  private static byte[] member(byte[] content, int flags) throws IOException {
    if (flags == 0) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(content);
      }
      return out.toByteArray();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {0x1F, (byte) 0x8B, 8, (byte) flags, 0, 0, 0, 0, 0, 3});
    out.write((flags & 4) == 0 ? new byte[0] : new byte[] {3, 0, 1, 0, 2});
    out.write((flags & 8) == 0 ? new byte[0] : "name\0".getBytes(UTF_8));
    out.write((flags & 16) == 0 ? new byte[0] : "comment\0".getBytes(UTF_8));
    out.write((flags & 2) == 0 ? new byte[0] : new byte[] {7, 7});
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] packed = new byte[content.length + 100];
    out.write(packed, 0, deflater.deflate(packed));
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(content);
    for (long word : new long[] {crc.getValue(), content.length}) {
      for (int i = 0; i < 4; i++) {
        out.write((int) (word >>> (8 * i)));
      }
    }
    return out.toByteArray();
  }
}
