package io.bellbuoy.broker;

import java.nio.file.Path;

/** An Apache Kafka broker and controller (KRaft) in this process, on a data folder. Thread-safe. */
public final class EmbeddedBroker implements AutoCloseable {

  /**
   * Starts it and returns when it takes clients.
   *
   * @param data its folder; formatted where it is new
   * @param port of the broker on 127.0.0.1; 0: a free one
   * @throws BrokerException where it cannot; the message says why and what to do
   */
  public static EmbeddedBroker start(Path data, int port) {
    throw new UnsupportedOperationException("to be written");
  }

  /** {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    throw new UnsupportedOperationException("to be written");
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("to be written");
  }
}
