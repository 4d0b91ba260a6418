package io.bellbuoy.sink.channel.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import io.bellbuoy.sink.format.AlertFormat;
import io.bellbuoy.sink.format.AlertFormats;
import java.util.List;

/**
 * Cortex XSOAR: one incident for each alert, with the whole alert for its mappers where it has no
 * more than 1 MiB. Options beside those of {@link Report}: {@code url} of the request, {@code
 * https://api-…/xsoar/public/v1/incident} of version 8 or {@code https://…/incident} of version 6;
 * {@code apiKey}; {@code apiKeyId} of version 8; {@code type} (Unclassified) of its incidents;
 * whether to {@code investigate}, yes (default) or no.
 */
record XsoarChannel(Report report, String type, boolean createsInvestigation, HttpSender sender)
    implements Channel {

  private static final AlertFormat WHOLE = requireNonNull(AlertFormats.of("bellbuoy"), "bellbuoy");
  private static final int MOST_WHOLE = 1 << 20;
  private static final int MOST_NAME = 255;
  private static final int MOST_DETAILS = 10_000;
  private static final int MOST_LABEL = 2000;

  static Channel open(ChannelOptions options) {
    HttpEndpoint endpoint = HttpEndpoint.read(options).with("Accept", "application/json");
    String apiKey = Incidents.secret(options, "apiKey");
    endpoint = endpoint.header(options, "apiKey", "Authorization", apiKey);
    endpoint = endpoint.header(options, "apiKeyId", "x-xdr-auth-id", options.text("apiKeyId"));
    String type = options.text("type");
    boolean createsInvestigation = options.choice("investigate", "yes", "no").equals("yes");
    Report report = Report.read(options);
    return new XsoarChannel(
        report,
        type == null ? "Unclassified" : type,
        createsInvestigation,
        HttpSender.open(endpoint, options));
  }

  @Override
  public int mostAtOnce() {
    return 1;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    return Incidents.each(
        alerts, alert -> Incidents.post(sender, incident(alert), XsoarChannel::said));
  }

  private ObjectNode incident(Alert alert) {
    ObjectNode incident = JsonSerde.mapper().createObjectNode();
    incident
        .put("name", report.title(alert, MOST_NAME))
        .put("type", type)
        .put("severity", severity(alert.rule().severity()))
        .put("occurred", alert.raisedAt().toString())
        .put("details", report.text(alert, MOST_DETAILS))
        .put("createInvestigation", createsInvestigation);
    byte[] whole = WHOLE.write(alert);
    if (whole.length > MOST_WHOLE) {
      whole = WHOLE.write(alert.withoutEvent());
    }
    if (whole.length <= MOST_WHOLE) {
      incident.put("rawJSON", new String(whole, UTF_8));
    }
    ArrayNode labels = incident.putArray("labels");
    labels.addObject().put("type", "Alert").put("value", alert.id());
    for (Fact fact : Fact.of(alert)) {
      String value = VisibleText.cut(fact.value(), MOST_LABEL);
      labels.addObject().put("type", fact.name()).put("value", value);
    }
    return incident;
  }

  private static int severity(Severity severity) {
    return switch (severity) {
      case LOW -> 1;
      case MEDIUM -> 2;
      case HIGH -> 3;
      case CRITICAL -> 4;
    };
  }

  /** Its errors are {@code {"status", "title", "detail", "error"}}. */
  private static String said(HttpReply.Answer answer) {
    return answer.json().path("detail").asText("");
  }

  @Override
  public void close() {
    sender.close();
  }
}
