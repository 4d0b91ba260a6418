package io.bellbuoy.sink.channel.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.sink.channel.ChannelOptions;
import java.util.Base64;

/**
 * How a channel says who it is: {@code token} for bearer, or {@code username} and {@code password}
 * for basic authentication; token and password may be {@code file:} references.
 */
public final class HttpLogin {

  private HttpLogin() {}

  /** The endpoint with what the options say; it stays as it is where they say nothing. */
  public static HttpEndpoint read(ChannelOptions options, HttpEndpoint endpoint) {
    String token = options.secret("token");
    String username = options.text("username");
    String password = options.secret("password");
    if (token != null && username != null) {
      options.problem("token", "it cannot be used together with username");
    }
    if ((username == null) != (password == null)) {
      options.problem("username", "username and password go together");
    }
    if (username != null && username.indexOf(':') >= 0) {
      options.problem("username", "it must have no colon");
    }
    if (username == null) {
      return endpoint.authorized(options, "token", "Bearer", token);
    }
    byte[] pair = (username + ":" + password).getBytes(UTF_8);
    return endpoint.with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }
}
