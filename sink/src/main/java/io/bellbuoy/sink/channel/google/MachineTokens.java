package io.bellbuoy.sink.channel.google;

import io.bellbuoy.sink.channel.Destination;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import io.bellbuoy.sink.channel.http.HttpTls;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;

/**
 * Tokens of the machine's or the pod's own service account, from Google Cloud's metadata server.
 */
final class MachineTokens implements TokenSource {

  private static final String PATH = "/computeMetadata/v1/instance/service-accounts/default/token";

  /** Nobody configures where it is, so that it may be link-local. */
  private static final Destination METADATA =
      new Destination("metadata.google.internal", 80, false, PATH, true);

  private static final int MOST_ANSWER = 64 << 10;

  private final HttpSender sender;

  private MachineTokens(HttpSender sender) {
    this.sender = sender;
  }

  static TokenSource open(Vertx vertx) {
    return open(METADATA, vertx);
  }

  static TokenSource open(Destination metadata, Vertx vertx) {
    return new MachineTokens(
        HttpSender.open(
            new HttpEndpoint(
                metadata, Duration.ofSeconds(5), Map.of("Metadata-Flavor", "Google"), HttpTls.NONE),
            vertx));
  }

  @Override
  public Issue issue() {
    return TokenSource.of(
        sender.send(HttpRequest.get(PATH, MOST_ANSWER)),
        "there is no credentials option, and the metadata server");
  }

  @Override
  public void close() {
    sender.close();
  }
}
