package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A client of server-sent events that may stop reading. Thread-safe. */
final class EventSource implements AutoCloseable {

  private final HttpURLConnection connection;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final Semaphore mayRead = new Semaphore(1);
  private final Thread thread;
  private volatile boolean ended;

  private EventSource(HttpURLConnection connection) {
    this.connection = connection;
    this.thread = new Thread(this::run, "event-source");
    this.thread.setDaemon(true);
  }

  static EventSource open(int port, String path, String authorization, String... lastEventId)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setRequestProperty("Authorization", authorization);
    for (String id : lastEventId) {
      connection.setRequestProperty("Last-Event-ID", id);
    }
    connection.connect();
    EventSource source = new EventSource(connection);
    source.thread.start();
    return source;
  }

  private void run() {
    byte[] buffer = new byte[8192];
    try (InputStream in = connection.getInputStream()) {
      int count = 0;
      while (count >= 0) {
        mayRead.acquire();
        mayRead.release();
        count = in.read(buffer);
        synchronized (read) {
          read.write(buffer, 0, Math.max(0, count));
        }
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended = true;
  }

  /** At the latest after what is being read. */
  void stopReading() {
    mayRead.acquireUninterruptibly();
  }

  void goOnReading() {
    mayRead.release();
  }

  String contentType() {
    return connection.getContentType();
  }

  String text() {
    synchronized (read) {
      return read.toString(UTF_8);
    }
  }

  /** Of the alerts that came whole. */
  List<String> ids() {
    String text = text();
    return text.substring(0, text.lastIndexOf("\n\n") + 1)
        .lines()
        .filter(line -> line.startsWith("id: "))
        .map(line -> line.substring(4))
        .toList();
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    thread.interrupt();
    connection.disconnect();
  }
}
