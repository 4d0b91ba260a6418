package io.bellbuoy.bootstrap;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a program end at SIGTERM or Ctrl-C in its own time and with its own exit code; without it a
 * signal gives 143 or 130 however cleanly the program stopped. Thread-safe.
 */
public final class StopSignal {

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;
  private volatile int exitCode;

  private StopSignal(Duration bound) {
    hook =
        new Thread(
            () -> {
              asked.countDown();
              endWithin(bound);
            },
            "stop");
  }

  /**
   * Begins to listen.
   *
   * @param bound the longest that the process lives on after a signal
   */
  public static StopSignal listen(Duration bound) {
    StopSignal signal = new StopSignal(bound);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
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
   * The program has stopped; after a signal the process ends now.
   *
   * @return the same exit code
   */
  public int done(int code) {
    exitCode = code;
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // A signal came, the hook is running and ends the process.
    }
    done.countDown();
    return code;
  }

  private void endWithin(Duration bound) {
    boolean stopped = false;
    try {
      stopped = done.await(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(stopped ? exitCode : ServiceRunner.BROKEN);
  }
}
