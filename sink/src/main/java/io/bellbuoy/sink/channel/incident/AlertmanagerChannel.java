package io.bellbuoy.sink.channel.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.VisibleText;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpLogin;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus' Alertmanager: alerts with labels, by which it groups, silences and routes, and
 * annotations. The same labels again are the same alert there. Options beside those of {@link
 * Report} and {@link HttpLogin}: {@code url} of the Alertmanager; {@code firing} (1h) that an alert
 * is kept firing; {@code label.NAME} for more labels.
 */
record AlertmanagerChannel(
    Report report, Duration firing, Map<String, String> labels, HttpSender sender)
    implements Channel {

  private static final int MOST_AT_ONCE = 100;
  private static final int MOST_LABEL = 1000;
  private static final int MOST_TEXT = 8000;

  static Channel open(ChannelOptions options) {
    HttpEndpoint endpoint = HttpLogin.read(options, HttpEndpoint.read(options));
    Map<String, String> labels = options.prefixed("label.");
    labels.keySet().stream()
        .filter(name -> !name.matches("[a-zA-Z_][a-zA-Z0-9_]*"))
        .forEach(name -> options.problem("label." + name, "no label may be called so"));
    Report report = Report.read(options);
    Duration firing = options.duration("firing", Duration.ofHours(1));
    HttpEndpoint alerts = endpoint.at(endpoint.below("/api/v2/alerts"));
    return new AlertmanagerChannel(report, firing, labels, HttpSender.open(alerts, options));
  }

  @Override
  public int mostAtOnce() {
    return MOST_AT_ONCE;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    ArrayNode body = JsonSerde.mapper().createArrayNode();
    alerts.forEach(alert -> add(body.addObject(), alert));
    return Incidents.post(sender, body, AlertmanagerChannel::said);
  }

  private void add(ObjectNode out, Alert alert) {
    ObjectNode named = out.putObject("labels");
    label(named, "alertname", alert.rule().id());
    label(named, "severity", alert.rule().severity().text());
    label(named, "cluster", alert.cluster());
    Alert.ObjectReference object = alert.object();
    if (object != null) {
      label(named, "namespace", object.namespace());
      label(named, "resource", object.resource());
      label(named, "name", object.name());
    }
    label(named, "user", alert.user() == null ? null : alert.user().username());
    labels.forEach((name, value) -> label(named, name, value));
    ObjectNode annotations = out.putObject("annotations");
    annotations
        .put("summary", report.title(alert, MOST_LABEL))
        .put("description", report.text(alert, MOST_TEXT))
        .put("alert", alert.id());
    out.put("startsAt", alert.raisedAt().toString());
    // One that has ended already, after a long backlog, would be told to nobody.
    Instant now = Instant.now();
    Instant from = now.isAfter(alert.raisedAt()) ? now : alert.raisedAt();
    out.put("endsAt", from.plus(firing).toString());
    String link = report.link(alert);
    if (link != null) {
      out.put("generatorURL", link);
    }
  }

  /** An empty label is none. */
  private static void label(ObjectNode labels, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      labels.put(name, VisibleText.cut(VisibleText.line(value), MOST_LABEL));
    }
  }

  /** Its errors are a text, as JSON. */
  private static String said(HttpReply.Answer answer) {
    JsonNode said = answer.json();
    return said.isTextual() ? said.asText() : "";
  }

  @Override
  public void close() {
    sender.close();
  }
}
