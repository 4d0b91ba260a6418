package io.bellbuoy.ingest;

import java.util.function.BooleanSupplier;

/** Turns the bytes of a request into those of its body, a little at a time. Not thread-safe. */
sealed interface BodyDecoder extends AutoCloseable permits PlainBody, GzipBody {

  /** How many bytes the reader is given before it is asked again whether to go on. */
  int STEP = 16 << 10;

  /** Takes the next bytes; all before must be drained. */
  void offer(byte[] chunk);

  /**
   * Gives bytes to the reader while that may go on.
   *
   * @return whether all bytes are used up
   * @throws RefusedException where they cannot be decoded or read, or are too many
   */
  boolean drainTo(EventListReader reader, BooleanSupplier mayGoOn);

  /**
   * The request has ended.
   *
   * @throws RefusedException where it should not have
   */
  void end();

  /** How many bytes of the body there have been. */
  long bodyBytes();

  @Override
  void close();

  /** What is thrown where a body is larger than allowed. */
  static RefusedException tooLarge(long limit) {
    return new RefusedException(
        413, "the body is larger than " + limit + " bytes; send fewer events at once");
  }
}
