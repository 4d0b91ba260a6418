package io.bellbuoy.sink.channel.http;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request for each alert, its JSON or what a template makes of it as the body. Whether the
 * other side has it is said by the status alone. Options beside those of {@link HttpEndpoint} and
 * {@link HttpLogin}: {@code method} (POST) or PUT; {@code body}, a {@link BodyTemplate}; {@code
 * secret} that signs.
 */
final class WebhookChannel implements Channel {

  private final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
  private final HttpSender sender;
  private final HttpMethod method;
  private final @Nullable BodyTemplate template;
  private final @Nullable String secret;

  private WebhookChannel(
      HttpSender sender,
      HttpMethod method,
      @Nullable BodyTemplate template,
      @Nullable String secret) {
    this.sender = sender;
    this.method = method;
    this.template = template;
    this.secret = secret;
  }

  static Channel open(ChannelOptions options) {
    HttpEndpoint endpoint = HttpLogin.read(options, HttpEndpoint.read(options));
    HttpMethod method = HttpMethod.valueOf(options.choice("method", "POST", "PUT"));
    BodyTemplate template = BodyTemplate.read(options);
    String secret = options.secret("secret");
    return new WebhookChannel(HttpSender.open(endpoint, options), method, template, secret);
  }

  @Override
  public int mostAtOnce() {
    return 1;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    for (Alert alert : alerts) {
      SendResult result = sender.send(request(alert)).result();
      if (!(result instanceof SendResult.Sent)) {
        return result;
      }
    }
    return new SendResult.Sent();
  }

  private HttpRequest request(Alert alert) {
    byte[] body = template == null ? serde.write(alert) : template.write(alert);
    // Sent again it is the same: who keeps these keys sees each alert once.
    HttpRequest request = HttpRequest.post(body).as(method).with("Idempotency-Key", alert.id());
    if (secret != null) {
      Map<String, String> signature = WebhookSignature.headers(secret, body, Instant.now());
      for (Map.Entry<String, String> header : signature.entrySet()) {
        request = request.with(header.getKey(), header.getValue());
      }
    }
    return request;
  }

  @Override
  public void close() {
    sender.close();
  }
}
