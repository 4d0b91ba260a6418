package io.bellbuoy.standalone;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does several things at once, because each of them mostly waits. */
final class Together {

  private Together() {}

  /**
   * Returns when all are done.
   *
   * @throws RuntimeException of the first that failed; those of the others are suppressed in it
   */
  static void run(List<Runnable> tasks) {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<CompletableFuture<Void>> runs =
          tasks.stream().map(task -> CompletableFuture.runAsync(task, threads)).toList();
      RuntimeException failure = null;
      for (CompletableFuture<Void> run : runs) {
        try {
          run.join();
        } catch (CompletionException e) {
          RuntimeException cause = e.getCause() instanceof RuntimeException own ? own : e;
          if (failure == null) {
            failure = cause;
          } else {
            failure.addSuppressed(cause);
          }
        }
      }
      if (failure != null) {
        throw failure;
      }
    } finally {
      threads.shutdown();
    }
  }
}
