package io.bellbuoy.broker;

/** A broker that cannot start; the message says why and what to do. */
public final class BrokerException extends RuntimeException {

  public BrokerException(String message) {
    super(message);
  }

  public BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
