package io.bellbuoy.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.console.http.Caller;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Guard;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.http.TrustedProxies;
import io.bellbuoy.console.rules.AlertSource;
import io.bellbuoy.schemas.JsonSerde;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands requests on to the sink and its answers back, both as they come in. Thread-safe.
 *
 * <p>The sink is asked with the console's own token, and told in whose name. What watches for long
 * is cut off when its caller may no longer ask.
 */
final class SinkPassage implements Endpoint.Passage {

  private static final Logger LOG = LoggerFactory.getLogger(SinkPassage.class);
  private static final Duration CHECK = Duration.ofSeconds(15);
  private static final int MOST_AT_ONCE = 250;

  /** Of one caller, who must not take the places of all others. */
  private static final int MOST_OF_ONE = 32;

  /** More than an alert has. */
  private static final int MOST_BYTES = 8 << 20;

  private static final int CONNECT_MILLIS = 3000;

  /** An answer that says nothing for longer is dead; a live stream has a heartbeat. */
  private static final int IDLE_SECONDS = 60;

  private static final int ASK_MILLIS = 5000;

  private static final String SILENT =
      "alerts cannot be asked for now: the sink does not answer; try again";

  private static final List<String> THERE =
      List.of("Accept", "Content-Type", "Content-Length", "Last-Event-ID", "If-Match");
  private static final List<String> BACK =
      List.of(
          "Content-Type",
          "Content-Length",
          "Content-Disposition",
          "ETag",
          "Retry-After",
          "Allow",
          "X-Truncated");

  private final Vertx vertx;
  private final HttpClient client;
  private final RequestOptions there;
  private final String prefix;
  private final String token;
  private final Guard guard;
  private final TrustedProxies proxies;
  private final Places places = new Places(MOST_OF_ONE);

  /**
   * A passage.
   *
   * @param token the console's own
   * @param proxies who is believed about where a request comes from
   */
  SinkPassage(
      Vertx vertx, ConsoleConfig.Sink sink, String token, Guard guard, TrustedProxies proxies) {
    this.vertx = vertx;
    URI url = URI.create(sink.url());
    boolean secure = "https".equals(url.getScheme());
    this.there =
        new RequestOptions()
            .setSsl(secure)
            .setHost(url.getHost())
            .setPort(url.getPort() < 0 ? secure ? 443 : 80 : url.getPort());
    this.prefix = url.getRawPath().replaceFirst("/+$", "");
    this.token = token;
    this.guard = guard;
    this.proxies = proxies;
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setReadIdleTimeout(IDLE_SECONDS)
            .setSsl(secure);
    if (sink.ca() != null) {
      options.setTrustOptions(new PemTrustOptions().addCertPath(sink.ca().toString()));
    }
    PoolOptions pool =
        new PoolOptions().setHttp1MaxSize(MOST_AT_ONCE).setMaxWaitQueueSize(MOST_AT_ONCE);
    this.client = vertx.createHttpClient(options, pool);
  }

  @Override
  public void handle(RoutingContext context, Caller caller) {
    HttpServerRequest request = context.request();
    if (!places.take(caller.name())) {
      throw ProblemException.of(
              429, "%d of your requests for alerts run already; end one".formatted(MOST_OF_ONE))
          .retryAfter(5);
    }
    context.addEndHandler(ended -> places.leave(caller.name()));
    request.pause();
    RequestOptions options = asked(caller, proxies.addressOf(request));
    // Host and port stand apart: what a caller writes must not lead our token elsewhere.
    options.setMethod(request.method()).setURI(prefix + request.uri());
    for (String name : THERE) {
      String value = request.getHeader(name);
      if (value != null) {
        options.putHeader(name, value);
      }
    }
    client
        .request(options)
        .compose(there -> send(context, there))
        .onSuccess(answer -> back(context, answer))
        .onFailure(failure -> failed(context, failure));
  }

  /** One alert, in the name of who asks; for worker threads. See {@link AlertSource#alert}. */
  JsonNode alert(String id, Request request) {
    String path = "/api/v1/alerts/" + URLEncoder.encode(id, UTF_8).replace("+", "%20");
    RequestOptions options = asked(request.caller(), request.address());
    options.setMethod(HttpMethod.GET).setURI(prefix + path).setTimeout(ASK_MILLIS);
    try {
      return client
          .request(options)
          .compose(HttpClientRequest::send)
          .compose(answer -> document(answer).map(body -> one(answer.statusCode(), body)))
          .toCompletionStage()
          .toCompletableFuture()
          .get(ASK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException known) {
        throw known;
      }
      throw silent();
    } catch (TimeoutException e) {
      throw silent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw silent();
    }
  }

  /** The body of an answer that is one: a stream has no end, and its length is bounded. */
  private static Future<Buffer> document(HttpClientResponse answer) {
    String type = answer.getHeader("Content-Type");
    if (type == null || !type.contains("json")) {
      answer.request().reset();
      return Future.failedFuture("the sink's answer is no document: " + type);
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    answer.exceptionHandler(whole::tryFail).endHandler(end -> whole.tryComplete(body));
    answer.handler(
        part -> {
          body.appendBuffer(part);
          if (body.length() > MOST_BYTES && whole.tryFail("the sink's answer is too long")) {
            answer.request().reset();
          }
        });
    return whole.future();
  }

  private static JsonNode one(int status, Buffer body) {
    if (status == 404) {
      throw ProblemException.of(404, "there is no such alert; it may be too old to be kept");
    }
    try {
      if (status == 200) {
        return JsonSerde.mapper().readTree(body.getBytes());
      }
    } catch (IOException e) {
      LOG.atWarn().log("the sink's answer is no JSON");
    }
    throw silent();
  }

  private static ProblemException silent() {
    return ProblemException.of(503, SILENT).retryAfter(2);
  }

  private RequestOptions asked(Caller caller, String address) {
    return new RequestOptions(there)
        .putHeader("Authorization", "Bearer " + token)
        .putHeader("X-Bellbuoy-User", caller.name())
        .putHeader("X-Bellbuoy-Role", caller.role().name().toLowerCase(Locale.ROOT))
        .putHeader("X-Bellbuoy-Address", address);
  }

  private static Future<HttpClientResponse> send(RoutingContext context, HttpClientRequest there) {
    HttpServerRequest request = context.request();
    // Not the response's own close handler: it has one, and the end handlers would not be told.
    context.addEndHandler(
        end -> {
          if (end.failed()) {
            there.reset();
          }
        });
    if (request.isEnded()) {
      return there.send();
    }
    request.resume();
    return there.send(request);
  }

  private void back(RoutingContext context, HttpClientResponse answer) {
    HttpServerResponse response = context.response();
    if (answer.statusCode() == 401) {
      LOG.atWarn().log("the sink does not know the console's token; both need the same Kafka");
      failed(context, new IllegalStateException("the sink refuses the console"));
      return;
    }
    response.setStatusCode(answer.statusCode());
    for (String name : BACK) {
      String value = answer.getHeader(name);
      if (value != null) {
        response.putHeader(name, value);
      }
    }
    if (answer.getHeader("Content-Length") == null) {
      response.setChunked(true);
    }
    long timer = vertx.setPeriodic(CHECK.toMillis(), id -> cutIfRefused(context));
    answer
        .pipeTo(response)
        .onComplete(
            end -> {
              vertx.cancelTimer(timer);
              if (end.failed() && !response.closed()) {
                // Half an answer must not look like a whole one.
                Future<Void> ignored = context.request().connection().close();
              }
            });
  }

  private void cutIfRefused(RoutingContext context) {
    try {
      Caller ignored = guard.identify(context.request());
    } catch (ProblemException e) {
      if (e.problem().status() != 503) {
        Future<Void> ignored = context.request().connection().close();
      }
    }
  }

  private static void failed(RoutingContext context, Throwable failure) {
    HttpServerRequest request = context.request();
    if (request.response().closed() || request.response().headWritten()) {
      return;
    }
    LOG.atDebug().setCause(failure).log("the sink does not answer");
    request.response().putHeader("Retry-After", "2");
    Problem.of(503, SILENT).send(request);
  }
}
