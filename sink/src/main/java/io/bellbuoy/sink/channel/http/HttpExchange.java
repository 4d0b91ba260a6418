package io.bellbuoy.sink.channel.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request and as much of its answer as is wanted. Thread-safe: the answer comes on an event
 * loop, and who waits for it may give up.
 */
final class HttpExchange {

  /** What nobody wants to read is still taken, so that the connection can be used again. */
  private static final int MOST_DRAINED = 64 << 10;

  private final HttpRequest request;
  private final Vertx vertx;
  private final long timer;
  private final Promise<HttpReply> reply = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private @Nullable HttpClientRequest connection;
  private @Nullable HttpClientResponse head;
  private int read;
  private boolean isOver;

  /**
   * Has not begun.
   *
   * @param longest in milliseconds, after which its connection is taken away whatever it does
   */
  HttpExchange(HttpRequest request, Vertx vertx, long longest) {
    this.request = request;
    this.vertx = vertx;
    this.timer = vertx.setTimer(longest, end -> stop());
  }

  /** Sends the request over that connection, unless it was given up. Fails without an answer. */
  synchronized Future<HttpReply> start(HttpClientRequest connected) {
    connection = connected;
    if (isOver) {
      connected.reset();
      return Future.failedFuture("it was given up before there was a connection");
    }
    Buffer sent = request.body();
    (sent == null ? connected.send() : connected.send(sent))
        .onSuccess(this::begin)
        .onFailure(this::fail);
    return reply.future();
  }

  private synchronized void begin(HttpClientResponse response) {
    head = response;
    response.exceptionHandler(e -> end(false));
    response.endHandler(end -> end(true));
    response.handler(this::take);
    if (request.mostAnswer() == 0) {
      reply.tryComplete(answer(response, false));
    }
  }

  private synchronized void fail(Throwable cause) {
    end(false);
    reply.tryFail(cause);
  }

  private synchronized void take(Buffer part) {
    int most = request.mostAnswer();
    int room = most - body.length();
    body.appendBuffer(part, 0, Math.min(room, part.length()));
    read += part.length();
    if (read > (most == 0 ? MOST_DRAINED : most)) {
      stop();
    }
  }

  private synchronized void end(boolean isWhole) {
    isOver = true;
    vertx.cancelTimer(timer);
    if (head != null) {
      reply.tryComplete(answer(head, isWhole));
    }
  }

  /**
   * Ends it where it has not ended by itself: nothing is sent any more, and an answer does not hold
   * its connection.
   *
   * @return the answer as far as it has come; null: it has not begun
   */
  synchronized HttpReply.@Nullable Answer stop() {
    if (!isOver) {
      end(false);
      if (connection != null) {
        connection.reset();
      }
    }
    return head == null ? null : answer(head, false);
  }

  private HttpReply.Answer answer(HttpClientResponse response, boolean isWhole) {
    Duration pause = HttpAnswer.pause(response.getHeader("Retry-After"), Instant.now());
    return new HttpReply.Answer(response.statusCode(), body.copy(), isWhole, pause);
  }
}
