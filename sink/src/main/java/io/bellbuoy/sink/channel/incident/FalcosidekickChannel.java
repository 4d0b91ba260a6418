package io.bellbuoy.sink.channel.incident;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpLogin;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import io.bellbuoy.sink.format.AlertFormat;
import io.bellbuoy.sink.format.AlertFormats;
import java.util.List;

/**
 * Falcosidekick, which passes alerts on to many more systems: one request as Falco sends it for
 * each alert. It answers 200 when it has begun to pass an alert on; what it loses then it does not
 * say. Options: those of {@link HttpEndpoint} and {@link HttpLogin}.
 */
record FalcosidekickChannel(AlertFormat format, HttpSender sender) implements Channel {

  static Channel open(ChannelOptions options) {
    HttpEndpoint endpoint = HttpLogin.read(options, HttpEndpoint.read(options));
    AlertFormat format = requireNonNull(AlertFormats.of("falco"), "falco");
    return new FalcosidekickChannel(format, HttpSender.open(endpoint, options));
  }

  @Override
  public int mostAtOnce() {
    return 1;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    return Incidents.each(
        alerts, alert -> sender.send(HttpRequest.post(format.write(alert))).result());
  }

  @Override
  public void close() {
    sender.close();
  }
}
