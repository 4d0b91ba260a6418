package io.bellbuoy.broker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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

  private final AtomicReference<@Nullable String> fatal = new AtomicReference<>();

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
    return Optional.ofNullable(fatal.get());
  }

  @Override
  public FaultHandler build(String name, boolean isFatal, Runnable action) {
    return (message, cause) -> {
      String fault = cause == null ? message : message + ": " + cause.getMessage();
      LOG.atError().addKeyValue("part", name).addKeyValue("fatal", isFatal).log(fault);
      LOG.debug("Fault in {}", name, cause);
      action.run();
      if (isFatal) {
        fatal.compareAndSet(null, fault);
      }
      return new FaultHandlerException(name + ": " + message, cause);
    };
  }

  private void refuseToExit(int status, @Nullable String message) {
    String fault = message == null ? "Kafka gave up with status " + status : message;
    fatal.compareAndSet(null, fault);
    LOG.atError().addKeyValue("status", status).log(fault);
    throw new BrokerException(fault);
  }
}
