package io.bellbuoy.standalone.load;

import io.bellbuoy.standalone.load.RetryLaw.Again;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One API server: sends its batches over a few connections and resends what is not taken. Not
 * thread-safe: lives on the generator's event loop.
 */
final class Sender {

  /** How long an API server waits for an answer, and says so in its URL. */
  private static final int TIMEOUT_SECONDS = 30;

  private final Vertx vertx;
  private final HttpClient client;
  private final RequestOptions request;
  private final LoadPlan plan;
  private final Function<Batch, byte[]> bodies;
  private final Tally tally;
  private final Runnable whenFree;
  private final Deque<Batch> waiting = new ArrayDeque<>();
  private int inFlight;

  /**
   * @param bodies makes the body of a batch, the same each time
   * @param whenFree told after each request that has ended
   */
  Sender(
      Vertx vertx,
      HttpClient client,
      URI target,
      LoadPlan plan,
      Function<Batch, byte[]> bodies,
      Tally tally,
      Runnable whenFree) {
    this.vertx = vertx;
    this.client = client;
    this.plan = plan;
    this.bodies = bodies;
    this.tally = tally;
    this.whenFree = whenFree;
    boolean tls = target.getScheme().equals("https");
    this.request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setSsl(tls)
            .setHost(target.getHost())
            .setPort(target.getPort() >= 0 ? target.getPort() : tls ? 443 : 80)
            .setURI(target.getRawPath() + "?timeout=" + TIMEOUT_SECONDS + "s")
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
  }

  /** Sends it as soon as a connection is free; drops it where too many wait already. */
  void offer(Batch batch) {
    tally.due();
    if ((long) (waiting.size() + 1) * plan.batch() > plan.buffer()) {
      tally.dropped();
    } else {
      waiting.add(batch);
      sendNext();
    }
  }

  /** Whether another batch would be sent at once. */
  boolean isFree() {
    return waiting.isEmpty() && inFlight < plan.connections();
  }

  /** Whether nothing waits and nothing is on its way; resends that are to come do not count. */
  boolean isIdle() {
    return waiting.isEmpty() && inFlight == 0;
  }

  private void sendNext() {
    while (inFlight < plan.connections() && !waiting.isEmpty()) {
      send(waiting.remove());
    }
  }

  private void send(Batch batch) {
    inFlight++;
    byte[] body = bodies.apply(batch);
    client
        .request(request)
        .compose(open -> exchange(open, body))
        .onComplete(
            answer -> {
              inFlight--;
              ended(batch, body.length, answer.succeeded() ? answer.result() : null);
              sendNext();
              whenFree.run();
            });
  }

  private static Future<HttpClientResponse> exchange(HttpClientRequest open, byte[] body) {
    return open.send(Buffer.buffer(body))
        .compose(answer -> answer.end().map(answer))
        .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .onFailure(failure -> open.reset().onComplete(done -> {}));
  }

  private void ended(Batch batch, int bodyBytes, @Nullable HttpClientResponse answer) {
    int status = answer == null ? 0 : answer.statusCode();
    tally.answered(status);
    if (status == 200) {
      tally.acknowledged(batch, bodyBytes, System.nanoTime());
      return;
    }
    String retryAfter = answer == null ? null : answer.getHeader(HttpHeaders.RETRY_AFTER);
    Again again = RetryLaw.next(batch, status, retryAfter);
    if (again == null) {
      tally.lost();
    } else {
      vertx.setTimer(Math.max(1, again.pause().toMillis()), timer -> resend(again.batch()));
    }
  }

  private void resend(Batch batch) {
    waiting.addFirst(batch);
    sendNext();
  }
}
