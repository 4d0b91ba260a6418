package io.bellbuoy.sink.channel.syslog;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One connection and when it was of use. Thread-safe: its end is heard on an event loop. */
final class SyslogConnection {

  private static final Duration ON_THE_WAY = Duration.ofMillis(250);
  private static final Duration AFTER_RESET = Duration.ofSeconds(5);

  private final NetSocket socket;

  /** Completes with {@link System#nanoTime} of the end. */
  private final CompletableFuture<Long> closed = new CompletableFuture<>();

  private volatile boolean reset;
  private volatile long writtenAt = System.nanoTime();

  SyslogConnection(NetSocket socket) {
    this.socket = socket;
    // What it says back is of no interest, but it must be read for its end to be heard.
    socket.handler(said -> {});
    socket.exceptionHandler(e -> reset = true);
    socket.closeHandler(end -> closed.complete(System.nanoTime()));
  }

  Future<Void> write(Buffer bytes) {
    return socket.write(bytes).onSuccess(done -> writtenAt = System.nanoTime());
  }

  boolean isClosed() {
    return closed.isDone();
  }

  /** Waits that long to see whether it closes. */
  boolean isClosedWithin(Duration moment) throws InterruptedException {
    try {
      closed.get(moment.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("it completes with a time alone", e);
    }
  }

  /**
   * Whether what was written last may not have arrived. Who closes in order has read what was there
   * by then; who resets the connection has not.
   */
  boolean lostSomething() {
    Long end = closed.getNow(null);
    Duration unsure = reset ? AFTER_RESET : ON_THE_WAY;
    return end != null && end - writtenAt < unsure.toNanos();
  }

  void close() {
    socket.close();
  }
}
