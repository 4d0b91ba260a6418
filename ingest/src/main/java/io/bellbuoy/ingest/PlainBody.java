package io.bellbuoy.ingest;

import java.util.function.BooleanSupplier;

/** A body as it comes. */
final class PlainBody implements BodyDecoder {

  private final long limit;
  private byte[] chunk = {};
  private int at;
  private long total;

  /**
   * A decoder of one body.
   *
   * @param limit how many bytes it may have
   */
  PlainBody(long limit) {
    this.limit = limit;
  }

  @Override
  public void offer(byte[] next) {
    if (at < chunk.length) {
      throw new IllegalStateException("the bytes before have not been read yet");
    }
    chunk = next;
    at = 0;
    total += next.length;
    if (total > limit) {
      throw BodyDecoder.tooLarge(limit);
    }
  }

  @Override
  public boolean drainTo(EventListReader reader, BooleanSupplier mayGoOn) {
    while (at < chunk.length && mayGoOn.getAsBoolean()) {
      at = reader.read(chunk, at, Math.min(chunk.length, at + STEP));
      if (reader.waiting()) {
        return false;
      }
    }
    return at == chunk.length;
  }

  @Override
  public void end() {
    // A body that ends early is the reader's to see.
  }

  @Override
  public long bodyBytes() {
    return total;
  }

  @Override
  public void close() {
    chunk = new byte[0];
    at = 0;
  }
}
