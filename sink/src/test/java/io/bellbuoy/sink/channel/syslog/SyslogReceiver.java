package io.bellbuoy.sink.channel.syslog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A server that takes messages with octet counting, until it is told otherwise. Thread-safe. */
final class SyslogReceiver implements AutoCloseable {

  private final Vertx vertx;
  private final NetServerOptions options;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final Set<NetSocket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean hangsUpOnNext = new AtomicBoolean();
  private volatile boolean hangsUp;
  private volatile int port;
  private @Nullable NetServer server;

  SyslogReceiver(Vertx vertx, NetServerOptions options) {
    this.vertx = vertx;
    this.options = options;
    start();
  }

  int port() {
    return port;
  }

  /** What it has taken; once nobody is connected any more, for all has been read then. */
  List<String> messages() {
    await().until(connections::isEmpty);
    return messages;
  }

  /** What it has taken so far. */
  List<String> soFar() {
    return messages;
  }

  void start() {
    server =
        vertx
            .createNetServer(options)
            .connectHandler(this::serve)
            .listen(port, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    port = server.actualPort();
  }

  /** Nobody listens any more, and all connections are closed. */
  void stop() {
    NetServer open = server;
    if (open != null) {
      open.close().toCompletionStage().toCompletableFuture().join();
    }
    hangUp();
  }

  /** Whether it closes connections as soon as it is sent something, which it does not take. */
  void hangsUp(boolean hangsUp) {
    this.hangsUp = hangsUp;
    hangUp();
  }

  /** The next thing that it is sent it does not take: it closes that connection instead. */
  void hangsUpOnNext() {
    hangsUpOnNext.set(true);
  }

  /** Whether it has done that. */
  boolean hasHungUp() {
    return !hangsUpOnNext.get() && connections.isEmpty();
  }

  /** Closes the connections that there are. */
  void hangUp() {
    connections.forEach(NetSocket::close);
    await().until(connections::isEmpty);
  }

  private void serve(NetSocket socket) {
    connections.add(socket);
    Buffer[] waiting = {Buffer.buffer()};
    socket.closeHandler(end -> connections.remove(socket));
    socket.exceptionHandler(e -> {});
    socket.handler(
        part -> {
          if (hangsUp || hangsUpOnNext.getAndSet(false)) {
            socket.close();
          } else {
            waiting[0] = take(waiting[0].appendBuffer(part));
          }
        });
  }

  private static int at(Buffer buffer, int from) {
    for (int i = from; i < buffer.length(); i++) {
      if (buffer.getByte(i) == ' ') {
        return i;
      }
    }
    return -1;
  }

  /** Takes whole messages, and returns the rest. */
  private Buffer take(Buffer waiting) {
    int from = 0;
    for (int space = at(waiting, from); space > 0; space = at(waiting, from)) {
      int length = Integer.parseInt(waiting.getString(from, space, US_ASCII.name()));
      int end = space + 1 + length;
      if (end > waiting.length()) {
        break;
      }
      messages.add(waiting.getString(space + 1, end, UTF_8.name()));
      from = end;
    }
    return waiting.slice(from, waiting.length()).copy();
  }

  @Override
  public void close() {
    stop();
  }
}
