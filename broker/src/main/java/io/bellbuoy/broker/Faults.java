package io.bellbuoy.broker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes wrong inside the broker, kept instead of ending the whole process as Kafka would.
 * Thread-safe.
 */
final class Faults implements FaultHandlerFactory {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private final CompletableFuture<String> fatal = new CompletableFuture<>();

  /**
   * Takes the place of System.exit and Runtime.halt in all of Kafka's code in this process. It is
   * never given back: a thread of a broker that was closed may still want to end the host.
   */
  void replaceExit() {
    Exit.setExitProcedure(this::refuseToExit);
    Exit.setHaltProcedure(this::refuseToExit);
  }

  /** The first fault that the broker cannot live with, in Kafka's words. */
  Optional<String> fatal() {
    return Optional.ofNullable(fatal.getNow(null));
  }

  /**
   * What the broker answers, if it lives to do so.
   *
   * @throws BrokerException where it meets its fatal fault before
   * @throws TimeoutException where neither comes in time
   */
  <T> T orFault(CompletableFuture<T> answer, Duration atMost)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture.anyOf(answer, fatal).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (!answer.isDone()) {
      throw new BrokerException(fatal.join());
    }
    return answer.get();
  }

  @Override
  public FaultHandler build(String name, boolean isFatal, Runnable action) {
    return (message, cause) -> {
      String fault = cause == null ? message : message + ": " + cause.getMessage();
      keep(isFatal, name + ": " + fault);
      LOG.debug("Fault in {}", name, cause);
      action.run();
      return new FaultHandlerException(name + ": " + message, cause);
    };
  }

  private void refuseToExit(int status, @Nullable String message) {
    String fault = message == null ? "Kafka gave up with status " + status : message;
    keep(true, fault);
    throw new BrokerException(fault);
  }

  /** The first fatal fault is the cause; a broker left to itself then repeats what follows. */
  private void keep(boolean isFatal, String fault) {
    if (!isFatal) {
      LOG.warn("Kafka reports a fault: {}", fault);
    } else if (fatal.complete(fault)) {
      LOG.error("Kafka cannot go on: {}", fault);
    } else {
      LOG.debug("Kafka cannot go on: {}", fault);
    }
  }
}
