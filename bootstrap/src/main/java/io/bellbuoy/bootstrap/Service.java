package io.bellbuoy.bootstrap;

/** A service of the pipeline: built once, started once, closed once. */
public interface Service extends AutoCloseable {

  /**
   * Returns when the service does its work.
   *
   * @throws StartException where it cannot; the message says why and what to do
   */
  void start();

  /**
   * Finishes what is in hand, loses nothing, returns when all is quiet. Also after a failed start.
   */
  @Override
  void close();
}
