package io.bellbuoy.sink.channel.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import java.net.URLEncoder;
import java.util.List;
import java.util.function.Function;

/** What the channels of this package do alike. */
final class Incidents {

  static final int MOST_ANSWER = 64 << 10;

  private Incidents() {}

  /** That of the option {@code url}, or the vendor's own. */
  static HttpEndpoint endpoint(ChannelOptions options, String url) {
    String other = options.text("url");
    return HttpEndpoint.read(options, other == null ? url : other);
  }

  /** A secret that must be given. */
  static String secret(ChannelOptions options, String name) {
    String secret = options.secret(name);
    if (secret == null || secret.isBlank()) {
      options.problem(name, "it is required");
      return "";
    }
    return secret;
  }

  /** Sends each, until one cannot be sent. */
  static SendResult each(List<Alert> alerts, Function<Alert, SendResult> send) {
    for (Alert alert : alerts) {
      SendResult result = send.apply(alert);
      if (!(result instanceof SendResult.Sent)) {
        return result;
      }
    }
    return new SendResult.Sent();
  }

  /**
   * Posts JSON.
   *
   * @param said what an answer says of its reason
   */
  static SendResult post(
      HttpSender sender, JsonNode body, Function<HttpReply.Answer, String> said) {
    HttpReply reply = sender.send(HttpRequest.post(bytes(body)).reading(MOST_ANSWER));
    return reply instanceof HttpReply.Answer answer
        ? answer.result(said.apply(answer))
        : reply.result();
  }

  /** What another system calls something, as one segment of a path. */
  static String segment(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  static byte[] bytes(JsonNode body) {
    try {
      return JsonSerde.mapper().writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request is JSON", e);
    }
  }
}
