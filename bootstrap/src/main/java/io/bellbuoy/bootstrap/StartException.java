package io.bellbuoy.bootstrap;

/** A service that cannot start; the message is for the operator. */
public final class StartException extends RuntimeException {

  public StartException(String message) {
    super(message);
  }

  public StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
