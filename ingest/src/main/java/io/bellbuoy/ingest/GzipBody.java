package io.bellbuoy.ingest;

import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A body in gzip (RFC 1952), of any number of members, unpacked into one small buffer.
 *
 * <p>Vert.x would unpack what one read of the socket brought at once, up to a thousand times its
 * size; here the reader decides when the next step is unpacked.
 */
final class GzipBody implements BodyDecoder {

  /** Audit events shrink to a twentieth, repeated ones to a hundredth. */
  private static final int MAX_RATIO = 200;

  private static final long RATIO_FREE_BYTES = 1 << 20;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final long limit;
  private final byte[] out = new byte[STEP];
  private final GzipFrame frame = new GzipFrame();
  private byte[] in = {};
  private int inAt;
  private int outAt;
  private int outEnd;
  private long inTotal;
  private long outTotal;
  private boolean closed;

  /**
   * A decoder of one body.
   *
   * @param limit how many bytes it may have, unpacked
   */
  GzipBody(long limit) {
    this.limit = limit;
  }

  @Override
  public void offer(byte[] chunk) {
    if (outAt < outEnd || (frame.inDeflate() ? !inflater.needsInput() : inAt < in.length)) {
      throw new IllegalStateException("the bytes before have not been read yet");
    }
    in = chunk;
    inAt = 0;
    inTotal += chunk.length;
    if (frame.inDeflate()) {
      inflater.setInput(in);
    }
  }

  @Override
  public boolean drainTo(EventListReader reader, BooleanSupplier mayGoOn) {
    while (mayGoOn.getAsBoolean()) {
      if (outAt < outEnd) {
        outAt = reader.read(out, outAt, outEnd);
        if (reader.waiting()) {
          return false;
        }
      } else if (!unpack()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void end() {
    if (!frame.betweenMembers()) {
      throw new RefusedException(400, "the gzip stream ends early");
    }
  }

  @Override
  public long bodyBytes() {
    return outTotal;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      inflater.end();
    }
  }

  /** One step; false: it needs more input. */
  private boolean unpack() {
    if (frame.inDeflate()) {
      return inflate();
    }
    while (inAt < in.length && !frame.inDeflate()) {
      boolean ended = frame.accept(in[inAt++]);
      if (ended
          && (frame.crc() != crc.getValue()
              || frame.length() != (int) inflater.getBytesWritten())) {
        throw new RefusedException(400, "the gzip stream is damaged: its checksum is wrong");
      }
    }
    if (!frame.inDeflate()) {
      return false;
    }
    inflater.reset();
    crc.reset();
    inflater.setInput(in, inAt, in.length - inAt);
    return true;
  }

  private boolean inflate() {
    try {
      int size = inflater.inflate(out);
      crc.update(out, 0, size);
      outAt = 0;
      outEnd = size;
      outTotal += size;
      checkSize();
      if (inflater.finished()) {
        inAt = in.length - inflater.getRemaining();
        frame.endDeflate();
        return true;
      }
      if (size == 0 && inflater.needsDictionary()) {
        throw new RefusedException(400, "the gzip stream asks for a dictionary");
      }
      return size > 0 || !inflater.needsInput();
    } catch (DataFormatException e) {
      throw new RefusedException(400, "the gzip stream is damaged: " + e.getMessage());
    }
  }

  private void checkSize() {
    if (outTotal > limit) {
      throw BodyDecoder.tooLarge(limit);
    }
    if (outTotal > RATIO_FREE_BYTES && outTotal / MAX_RATIO > inTotal) {
      throw new RefusedException(
          413, "the gzip stream unpacks to more than " + MAX_RATIO + " times its size");
    }
  }
}
