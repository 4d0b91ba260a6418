package io.bellbuoy.sink.channel.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.AlertText;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.ConsoleLink;
import io.bellbuoy.sink.channel.http.HttpReply;
import java.util.List;

/**
 * A finding of Google's Security Command Center for each alert, under the alert's id: what is there
 * already is not made again. Options beside those of {@link GoogleClient}: {@code source}, such as
 * {@code organizations/123/sources/456}; {@code location} (global).
 */
final class SecurityCommandChannel implements Channel {

  private static final int MOST = 20;

  /** Identifiers have at most 32 characters. */
  private static final int MOST_ID = 32;

  private final GoogleClient client;
  private final String path;
  private final Finding finding;

  private SecurityCommandChannel(GoogleClient client, String path, Finding finding) {
    this.client = client;
    this.path = path;
    this.finding = finding;
  }

  static Channel open(ChannelOptions options) {
    String source = options.required("source");
    if (!source.isEmpty()
        && !source.matches(
            "(organizations|folders|projects)/[a-z0-9:.-]{1,60}/sources/\\d{1,30}")) {
      options.problem("source", "it must be such as organizations/123/sources/456");
    }
    String given = options.text("location");
    String location = given == null ? "global" : given;
    if (!location.matches("[a-z0-9-]{1,40}")) {
      options.problem("location", "it must be such as global or eu");
    }
    Finding finding = new Finding(AlertText.read(options), ConsoleLink.read(options));
    return new SecurityCommandChannel(
        GoogleClient.open(options, "securitycenter.googleapis.com"),
        "/v2/" + source + "/locations/" + location + "/findings?findingId=",
        finding);
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    for (int i = 0; i < alerts.size(); i++) {
      SendResult result = send(alerts.get(i));
      if (!(result instanceof SendResult.Sent)) {
        return i == 0 ? result : new SendResult.Part(i, result);
      }
    }
    return new SendResult.Sent();
  }

  private SendResult send(Alert alert) {
    String id = alert.id().replaceAll("[^A-Za-z0-9]", "");
    HttpReply reply =
        client.post(
            path + id.substring(0, Math.min(id.length(), MOST_ID)),
            finding.of(alert).toString().getBytes(UTF_8));
    return reply instanceof HttpReply.Answer answer && answer.status() == 409
        ? new SendResult.Sent()
        : GoogleAnswer.judge(reply);
  }

  @Override
  public void close() {
    client.close();
  }
}
