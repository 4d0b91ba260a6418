package io.bellbuoy.rules.expression;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

/** Answers what takes more stack than a thread has. Thread-safe. */
final class DeepStack {

  /** Enough for the largest pattern that compiles, many times over. */
  private static final long BYTES = 64L << 20;

  private DeepStack() {}

  /** The answer, from a thread of its own; an interrupt waits until it is there. */
  static boolean test(BooleanSupplier question) {
    FutureTask<Boolean> task = new FutureTask<>(question::getAsBoolean);
    Thread thread = new Thread(null, task, "bellbuoy-deep-stack", BYTES);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("the question has no answer", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
