package io.bellbuoy.rules.event;

/** Bytes that are no JSON value; the message says why and at which byte. */
public final class UnreadableEventException extends RuntimeException {

  public UnreadableEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
