package io.bellbuoy.sink.store;

/** A cursor that cannot be followed; the message says why. */
public final class CursorException extends RuntimeException {

  public CursorException(String message) {
    super(message);
  }
}
