package io.bellbuoy.sink.channel.google;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.Destination;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one service of Google Cloud. Used by one thread at a time. Options: {@code
 * credentials}, the JSON key file of a service account, without which the machine's own account
 * holds; {@code endpoint} instead of the service's own; those of {@link HttpEndpoint} but {@code
 * url}.
 */
final class GoogleClient implements AutoCloseable {

  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final int MOST_ANSWER = 256 << 10;

  /** A token that ends on the way is no use. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final HttpSender sender;
  private final TokenSource tokens;
  private final Clock clock;
  private @Nullable String token;
  private Instant until = Instant.MIN;

  GoogleClient(HttpSender sender, TokenSource tokens, Clock clock) {
    this.sender = sender;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Ends the reading of the options and opens a client.
   *
   * @param service the host of its interface
   */
  static GoogleClient open(ChannelOptions options, String service) {
    String given = options.text("endpoint");
    if (given != null && Destination.of(given, true) == null) {
      options.problem("endpoint", "it must be an http or https URL without a password in it");
      given = null;
    }
    HttpEndpoint endpoint =
        HttpEndpoint.read(options, given == null ? "https://" + service : given);
    ServiceAccount account = ServiceAccount.read(options);
    HttpSender sender = HttpSender.open(endpoint, options);
    var vertx = options.environment().vertx();
    return new GoogleClient(
        sender,
        account == null
            ? MachineTokens.open(vertx)
            : AccountTokens.open(account, SCOPE, endpoint, vertx),
        Clock.systemUTC());
  }

  /** Posts JSON; blocks. */
  HttpReply post(String path, byte[] json) {
    Instant now = clock.instant();
    if (token == null || !now.isBefore(until)) {
      TokenSource.Issue issue = tokens.issue();
      if (issue instanceof TokenSource.Denied denied) {
        return new HttpReply.Failure(denied.reason());
      }
      TokenSource.Issued issued = (TokenSource.Issued) issue;
      token = issued.token();
      until = now.plus(issued.life()).minus(MARGIN);
    }
    HttpReply reply =
        sender.send(
            HttpRequest.post(json)
                .to(path)
                .with("Authorization", "Bearer " + token)
                .reading(MOST_ANSWER));
    if (reply instanceof HttpReply.Answer answer && answer.status() == 401) {
      token = null;
    }
    return reply;
  }

  @Override
  public void close() {
    sender.close();
    tokens.close();
  }
}
