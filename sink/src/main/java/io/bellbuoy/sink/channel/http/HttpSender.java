package io.bellbuoy.sink.channel.http;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.Destination;
import io.bellbuoy.sink.channel.Reach;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of a channel and waits for their answers. Thread-safe; {@link #send} blocks,
 * and must not be called on an event loop.
 *
 * <p>The name is looked up and its addresses are judged for each request; redirects are not
 * followed, so that they cannot lead past the judgement.
 */
public final class HttpSender implements AutoCloseable {

  private final HttpEndpoint endpoint;
  private final Vertx vertx;
  private final HttpClientAgent client;

  private HttpSender(HttpEndpoint endpoint, Vertx vertx, HttpClientAgent client) {
    this.endpoint = endpoint;
    this.vertx = vertx;
    this.client = client;
  }

  /**
   * Ends the reading of the options and opens a sender.
   *
   * @throws io.bellbuoy.sink.channel.ChannelException where an option is wrong
   */
  public static HttpSender open(HttpEndpoint endpoint, ChannelOptions options) {
    options.done();
    return open(endpoint, options.environment().vertx());
  }

  /** Opens a sender to an endpoint that is not only the options'. */
  public static HttpSender open(HttpEndpoint endpoint, Vertx vertx) {
    int millis = (int) endpoint.timeout().toMillis();
    HttpClientOptions client =
        new HttpClientOptions()
            .setConnectTimeout(millis)
            .setSslHandshakeTimeout(millis)
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    endpoint.tls().applyTo(client);
    return new HttpSender(endpoint, vertx, vertx.createHttpClient(client));
  }

  /** Sends it; returns within the endpoint's timeout, but for the time that a name server takes. */
  public HttpReply send(HttpRequest request) {
    Destination destination = endpoint.destination();
    Reach.Lookup lookup = destination.lookup();
    InetAddress address = lookup.address();
    if (address == null) {
      return new HttpReply.Failure(lookup.problem());
    }
    long millis = endpoint.timeout().toMillis();
    // Its own end comes after ours, for answers that go on when they were already taken as such.
    HttpExchange exchange = new HttpExchange(request, vertx, 2 * millis);
    try {
      return client
          .request(options(address, request))
          .compose(exchange::start)
          .toCompletionStage()
          .toCompletableFuture()
          .get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      HttpReply.Answer half = exchange.stop();
      return half != null ? half : failed("it did not answer within " + millis + " ms");
    } catch (ExecutionException e) {
      exchange.stop();
      return failed(describe(e.getCause()));
    } catch (InterruptedException e) {
      exchange.stop();
      Thread.currentThread().interrupt();
      return failed("the sink is being stopped");
    }
  }

  private HttpReply failed(String reason) {
    return new HttpReply.Failure(endpoint.destination() + ": " + reason);
  }

  private static String describe(@Nullable Throwable cause) {
    return cause == null || cause.getMessage() == null ? "no connection" : cause.getMessage();
  }

  private RequestOptions options(InetAddress address, HttpRequest request) {
    Destination destination = endpoint.destination();
    String path = request.path();
    RequestOptions options =
        new RequestOptions()
            .setMethod(request.method())
            .setHost(destination.host())
            .setPort(destination.port())
            .setSsl(destination.tls())
            .setURI(path == null ? destination.path() : path)
            // The address that was judged; the name is for Host, SNI and the certificate alone.
            .setServer(
                SocketAddress.inetSocketAddress(destination.port(), address.getHostAddress()))
            .setFollowRedirects(false);
    endpoint.headers().forEach((name, value) -> options.putHeader(name, value));
    request.headers().forEach((name, value) -> options.putHeader(name, value));
    return options;
  }

  /** Where it sends to; without secrets. */
  @Override
  public String toString() {
    return endpoint.toString();
  }

  @Override
  public void close() {
    client.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS);
  }
}
