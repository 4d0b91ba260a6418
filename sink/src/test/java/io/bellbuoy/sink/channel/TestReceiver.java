package io.bellbuoy.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A real HTTP server that takes webhooks and answers as the test says. Thread-safe. */
public final class TestReceiver implements AutoCloseable {

  /**
   * One request.
   *
   * @param body as text; what was gzipped is not any more
   * @param bytes the same as it came
   */
  public record Call(
      String method, String path, Map<String, String> headers, String body, byte[] bytes) {}

  /** How to answer a request; may also hang, or close the connection by throwing. */
  public interface Answer {
    void to(HttpExchange exchange, Call call) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile Answer answer = status(204);

  public TestReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Answers with that status and headers, name and value in turn. */
  public static Answer status(int status, String... headers) {
    return (exchange, call) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** Answers with that status and body, and headers, name and value in turn. */
  public static Answer body(int status, String body, String... headers) {
    byte[] bytes = body.getBytes(UTF_8);
    return (exchange, call) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  public void answer(Answer next) {
    answer = next;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** All requests so far. */
  public List<Call> calls() {
    return calls;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      byte[] bytes = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().toString();
      Call call = new Call(exchange.getRequestMethod(), path, headers, text(headers, bytes), bytes);
      calls.add(call);
      answer.to(exchange, call);
    }
  }

  private static String text(Map<String, String> headers, byte[] bytes) throws IOException {
    if (!"gzip".equals(headers.get("Content-Encoding"))) {
      return new String(bytes, UTF_8);
    }
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(plain.readAllBytes(), UTF_8);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
