package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** An EventList that is made while it is sent. */
record LargeBody(int events, int eventBytes) {

  private static final String START = "{\"kind\":\"EventList\",\"items\":[";
  private static final String END = "]}";

  long length() {
    long total = START.length() + END.length() + events - 1L;
    for (int i = 0; i < events; i++) {
      total += (long) head(i).length() + filling(i) + tail().length();
    }
    return total;
  }

  InputStream open() {
    List<InputStream> parts = new ArrayList<>();
    parts.add(text(START));
    for (int i = 0; i < events; i++) {
      parts.add(text((i == 0 ? "" : ",") + head(i)));
      parts.add(new Filling(filling(i)));
      parts.add(text(tail()));
    }
    parts.add(text(END));
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private int filling(int event) {
    return eventBytes - head(event).length() - tail().length();
  }

  private static String head(int event) {
    return "{\"auditID\":\"big-%03d\",\"verb\":\"create\",\"requestObject\":{\"data\":\""
        .formatted(event);
  }

  private static String tail() {
    return "\"},\"annotations\":{\"own\":\"kept\"}}";
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** That many letters. */
  private static final class Filling extends InputStream {

    private int left;

    Filling(int length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int size = Math.min(left, length);
      Arrays.fill(bytes, offset, offset + size, (byte) 'x');
      left -= size;
      return size == 0 && length > 0 ? -1 : size;
    }
  }
}
