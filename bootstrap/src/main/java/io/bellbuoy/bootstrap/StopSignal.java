package io.bellbuoy.bootstrap;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Waits for SIGTERM, Ctrl-C or the end of the terminal, so that the program ends in its own time
 * and with its own exit code; without it the process ends with 143 however cleanly it stopped.
 * Thread-safe.
 */
public final class StopSignal {

  private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP");

  private final CountDownLatch asked = new CountDownLatch(1);

  private StopSignal() {}

  /** Listens for the rest of the process's life. */
  public static StopSignal listen() {
    StopSignal stop = new StopSignal();
    SIGNALS.forEach(stop::handle);
    return stop;
  }

  /** One that only {@link #raise} raises. */
  static StopSignal byHand() {
    return new StopSignal();
  }

  /** Waits until the process is told to stop. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /** As if the signal had come. */
  public void raise() {
    asked.countDown();
  }

  /**
   * Java has no other door to signals: a shutdown hook runs when the exit code is settled. By
   * reflection, because the compiler's warning about this class cannot be switched off.
   */
  private void handle(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object raising =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> {
                raise();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), raising);
    } catch (ReflectiveOperationException e) {
      throw new StartException(
          "cannot listen for SIG%s; use a Java with the module jdk.unsupported".formatted(name), e);
    }
  }
}
