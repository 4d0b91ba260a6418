package io.bellbuoy.sink.store;

/** The store cannot do its work; the message says which store, what and why. */
public class AlertStoreException extends RuntimeException {

  public AlertStoreException(String message) {
    super(message);
  }

  public AlertStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
