package io.bellbuoy.sink.channel;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One POST for each alert, its JSON as the body. Whether the other side has it is said by the
 * status alone; redirects are not followed. {@link WebhookSettings} has the options.
 */
final class WebhookChannel implements Channel {

  /** An answer's body is of no interest; reading a little of it lets the connection be used on. */
  private static final long MOST_ANSWER_BYTES = 64 << 10;

  private final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
  private final WebhookSettings settings;
  private final HttpClientAgent client;
  private final Clock clock = Clock.systemUTC();

  private WebhookChannel(WebhookSettings settings, HttpClientAgent client) {
    this.settings = settings;
    this.client = client;
  }

  static Channel open(ChannelOptions options) {
    WebhookSettings settings = WebhookSettings.of(options);
    options.done();
    return new WebhookChannel(
        settings, options.environment().vertx().createHttpClient(settings.client()));
  }

  @Override
  public int mostAtOnce() {
    return 1;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    for (Alert alert : alerts) {
      SendResult result = send(alert);
      if (!(result instanceof SendResult.Sent)) {
        return result;
      }
    }
    return new SendResult.Sent();
  }

  private SendResult send(Alert alert) {
    Reach.Lookup lookup = settings.destination().lookup();
    InetAddress address = lookup.address();
    if (address == null) {
      return new SendResult.Later(lookup.problem());
    }
    byte[] body = serde.write(alert);
    Future<HttpClientRequest> request = client.request(request(address, alert, body));
    try {
      HttpClientResponse response =
          request
              .compose(r -> r.send(Buffer.buffer(body)).onSuccess(answer -> drain(r, answer)))
              .toCompletionStage()
              .toCompletableFuture()
              .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return HttpAnswer.judge(
          response.statusCode(), response.getHeader("Retry-After"), clock.instant());
    } catch (TimeoutException e) {
      request.onSuccess(HttpClientRequest::reset);
      return failed("it did not answer within " + settings.timeout().toMillis() + " ms");
    } catch (ExecutionException e) {
      return failed(describe(e.getCause()));
    } catch (InterruptedException e) {
      request.onSuccess(HttpClientRequest::reset);
      Thread.currentThread().interrupt();
      return failed("the sink is being stopped");
    }
  }

  private SendResult failed(String reason) {
    return new SendResult.Later(settings.destination() + ": " + reason);
  }

  private static String describe(@Nullable Throwable cause) {
    return cause == null || cause.getMessage() == null ? "no connection" : cause.getMessage();
  }

  private RequestOptions request(InetAddress address, Alert alert, byte[] body) {
    Destination destination = settings.destination();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(destination.host())
            .setPort(destination.port())
            .setSsl(destination.tls())
            .setURI(destination.path())
            // The address that was judged; the name is for Host, SNI and the certificate alone.
            .setServer(
                SocketAddress.inetSocketAddress(destination.port(), address.getHostAddress()))
            .setFollowRedirects(false);
    settings
        .headers(alert.id(), body, clock.instant())
        .forEach((name, value) -> options.putHeader(name, value));
    return options;
  }

  private static void drain(HttpClientRequest request, HttpClientResponse response) {
    long[] read = {0};
    response.exceptionHandler(e -> {});
    response.handler(
        part -> {
          read[0] += part.length();
          if (read[0] > MOST_ANSWER_BYTES) {
            request.reset();
          }
        });
  }

  @Override
  public void close() {
    client.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS);
  }
}
