package io.bellbuoy.standalone.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** A webhook that keeps what it gets and answers as it is told to. Thread-safe. */
final class Receiver implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> uris = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final HttpServer server;

  /**
   * @param answers given the number of the call, from 1
   */
  Receiver(BiConsumer<Integer, HttpServerResponse> answers) {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> receive(request, answers))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** Answers each call 200. */
  static Receiver thatTakesAll() {
    return new Receiver((call, response) -> response.end());
  }

  private void receive(HttpServerRequest request, BiConsumer<Integer, HttpServerResponse> answers) {
    uris.add(request.method() + " " + request.uri() + " " + request.getHeader("Content-Type"));
    request
        .body()
        .map(Buffer::toString)
        .onSuccess(
            body -> {
              bodies.add(body);
              answers.accept(calls.incrementAndGet(), request.response());
            });
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/kubernetes/webhook/t");
  }

  List<String> bodies() {
    return bodies;
  }

  /** Method, URI and content type of each call. */
  List<String> calls() {
    return uris;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
