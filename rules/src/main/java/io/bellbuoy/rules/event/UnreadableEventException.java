package io.bellbuoy.rules.event;

import org.jspecify.annotations.Nullable;

/** Bytes that are no JSON value; the message says why and at which byte. */
public final class UnreadableEventException extends RuntimeException {

  public UnreadableEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
