package io.bellbuoy.registry;

/** The registry cannot be used as it is; the message says why and what to do. */
public class RegistryException extends RuntimeException {

  public RegistryException(String message) {
    super(message);
  }

  public RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
