package io.bellbuoy.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * The events that everything is measured with: those of one real API server, 2,715 of 1.7 KB on
 * average, the largest 266 KB.
 */
public final class Sample {

  private static final String FILE = "mixed.ndjson.gz";

  /** Any order is as good; this one is always the same, and a part of it is like the whole. */
  private static final long ORDER = 20_260_101L;

  private Sample() {}

  /** All events, in an order that has nothing to do with their time. */
  public static List<byte[]> events() {
    List<byte[]> events = new ArrayList<>();
    byte[] file = unpacked();
    int start = 0;
    for (int i = 0; i < file.length; i++) {
      if (file[i] == '\n') {
        if (i > start) {
          events.add(java.util.Arrays.copyOfRange(file, start, i));
        }
        start = i + 1;
      }
    }
    Collections.shuffle(events, new Random(ORDER));
    return events;
  }

  private static byte[] unpacked() {
    try (InputStream packed = Sample.class.getResourceAsStream(FILE)) {
      if (packed == null) {
        throw new IllegalStateException("the jar lacks " + FILE);
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      new GZIPInputStream(packed).transferTo(all);
      return all.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
