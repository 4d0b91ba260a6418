package io.bellbuoy.schemas;

/** A record of one of our topics that does not hold what it should; the message says why. */
public final class UnreadableRecordException extends RuntimeException {

  public UnreadableRecordException(String message) {
    super(message);
  }

  public UnreadableRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
