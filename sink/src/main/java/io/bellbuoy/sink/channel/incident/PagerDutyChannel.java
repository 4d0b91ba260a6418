package io.bellbuoy.sink.channel.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.Fact;
import io.bellbuoy.sink.channel.card.VisibleText;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpSender;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * PagerDuty's Events API v2: each alert triggers; the same rule, cluster and object again joins the
 * open incident, by {@code dedup_key}. Options beside those of {@link Report}: {@code routingKey};
 * {@code url} for another region.
 */
record PagerDutyChannel(String routingKey, Report report, HttpSender sender) implements Channel {

  private static final String URL = "https://events.pagerduty.com/v2/enqueue";
  private static final int MOST_SUMMARY = 1024;
  private static final int MOST_VALUE = 2000;

  static Channel open(ChannelOptions options) {
    HttpEndpoint endpoint = Incidents.endpoint(options, URL);
    String key = Incidents.secret(options, "routingKey");
    Report report = Report.read(options);
    return new PagerDutyChannel(key, report, HttpSender.open(endpoint, options));
  }

  @Override
  public int mostAtOnce() {
    return 1;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    return Incidents.each(
        alerts, alert -> Incidents.post(sender, trigger(alert), PagerDutyChannel::said));
  }

  private ObjectNode trigger(Alert alert) {
    ObjectNode event = JsonSerde.mapper().createObjectNode();
    event
        .put("routing_key", routingKey)
        .put("event_action", "trigger")
        .put("dedup_key", IncidentKey.of(alert).text())
        .put("client", "Bellbuoy");
    String link = report.link(alert);
    if (link != null) {
      event.put("client_url", link);
      event.putArray("links").addObject().put("href", link).put("text", "Open the alert");
    }
    ObjectNode payload = event.putObject("payload");
    payload
        .put("summary", report.title(alert, MOST_SUMMARY))
        .put("source", alert.cluster())
        .put("severity", severity(alert.rule().severity()))
        .put("timestamp", alert.raisedAt().toString())
        .put("class", alert.rule().id());
    ObjectNode details = payload.putObject("custom_details");
    details.put("Rule name", VisibleText.line(alert.rule().name()));
    Fact.of(alert).forEach(fact -> detail(details, fact.name(), fact.value()));
    Fact.evidence(alert).forEach(fact -> detail(details, "evidence " + fact.name(), fact.value()));
    return event;
  }

  private static void detail(ObjectNode details, String name, String value) {
    details.put(VisibleText.cut(name, MOST_VALUE), VisibleText.cut(value, MOST_VALUE));
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case LOW -> "info";
      case MEDIUM -> "warning";
      case HIGH -> "error";
      case CRITICAL -> "critical";
    };
  }

  /** Its errors are {@code {"status", "message", "errors": [...]}}. */
  private static String said(HttpReply.Answer answer) {
    JsonNode body = answer.json();
    String errors =
        StreamSupport.stream(body.path("errors").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "));
    return body.path("message").asText("") + (errors.isEmpty() ? "" : ": " + errors);
  }

  @Override
  public void close() {
    sender.close();
  }
}
