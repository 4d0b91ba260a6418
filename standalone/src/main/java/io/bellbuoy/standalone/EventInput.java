package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Audit events out of files: one JSON value a line, or one value that is the whole file; packed
 * with gzip or not. What is no event is complained about and skipped. Not thread-safe.
 */
final class EventInput {

  /** The most that is kept of a file that is one value: 1 GiB. */
  private static final int MAX_WHOLE = 1 << 30;

  /** Takes what was found, in order. */
  interface Taker {

    /** One event's own bytes. */
    void event(String place, byte[] json);

    /** What is no event. */
    void complaint(String place, String reason);
  }

  private final Taker taker;

  EventInput(Taker taker) {
    this.taker = taker;
  }

  void read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      read(file.toString(), in);
    } catch (ZipException | EOFException e) {
      throw new IOException(file + ": is broken or cut off: " + e.getMessage(), e);
    }
  }

  void read(String name, InputStream raw) throws IOException {
    LineReader lines = new LineReader(unpacked(raw));
    byte[] first = nextFilled(lines);
    if (first == null) {
      return;
    }
    if (EventJson.isWholeValue(first)) {
      for (byte[] line = first; line != null; line = lines.next()) {
        take(name + ":" + lines.number(), line);
      }
    } else {
      wholeOrLines(name, lines, first);
    }
  }

  /** A first line that is no JSON value is the start of a value of many lines, or a bad line. */
  private void wholeOrLines(String name, LineReader lines, byte[] first) throws IOException {
    int firstNumber = lines.number();
    List<byte[]> rest = new ArrayList<>();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(first);
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      if (whole.size() > MAX_WHOLE - line.length) {
        throw new IOException(name + ": more than 1 GiB that is not one JSON value a line");
      }
      whole.write('\n');
      whole.writeBytes(line);
      rest.add(line);
    }
    if (EventJson.isWholeValue(whole.toByteArray())) {
      take(name, whole.toByteArray());
      return;
    }
    take(name + ":" + firstNumber, first);
    int number = firstNumber;
    for (byte[] line : rest) {
      number++;
      take(name + ":" + number, line);
    }
  }

  private void take(String place, byte[] line) {
    if (!isBlank(line)) {
      EventJson.split(
          line, event -> taker.event(place, event), reason -> taker.complaint(place, reason));
    }
  }

  private static byte @org.jspecify.annotations.Nullable [] nextFilled(LineReader lines)
      throws IOException {
    byte[] line = lines.next();
    while (line != null && isBlank(line)) {
      line = lines.next();
    }
    return line;
  }

  private static boolean isBlank(byte[] line) {
    return new String(line, 0, Math.min(line.length, 256), UTF_8).isBlank() && line.length < 256;
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return packed ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
  }

  /** Lines as bytes, without their ends and without a byte order mark in front of the first. */
  private static final class LineReader {
    private final InputStream in;
    private int number;

    LineReader(InputStream in) {
      this.in = in;
    }

    int number() {
      return number;
    }

    byte @org.jspecify.annotations.Nullable [] next() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
      int next = in.read();
      if (next < 0) {
        return null;
      }
      number++;
      while (next >= 0 && next != '\n') {
        line.write(next);
        next = in.read();
      }
      return withoutMark(line.toByteArray());
    }

    private byte[] withoutMark(byte[] line) {
      boolean marked =
          number == 1
              && line.length >= 3
              && (line[0] & 0xff) == 0xef
              && (line[1] & 0xff) == 0xbb
              && (line[2] & 0xff) == 0xbf;
      return marked ? java.util.Arrays.copyOfRange(line, 3, line.length) : line;
    }
  }
}
