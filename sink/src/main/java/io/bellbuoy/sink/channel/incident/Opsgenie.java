package io.bellbuoy.sink.channel.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.card.VisibleText;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import org.jspecify.annotations.Nullable;

/**
 * Opsgenie's alerts; the key is the alias, by which Opsgenie joins what its queue has not made yet.
 * Options beside those of {@link Report}: {@code apiKey}; {@code url} (https://api.opsgenie.com)
 * for another region; {@code team} that is called.
 *
 * @param team null: as Opsgenie's own rules say
 */
record Opsgenie(HttpEndpoint endpoint, Report report, @Nullable String team)
    implements TicketSystem {

  private static final String URL = "https://api.opsgenie.com";
  private static final int MOST_MESSAGE = 130;
  private static final int MOST_DESCRIPTION = 15_000;
  private static final int MOST_NOTE = 25_000;
  private static final int MOST_ENTITY = 512;
  private static final int MOST_SOURCE = 100;
  private static final int MOST_TAGS = 20;
  private static final int MOST_TAG = 50;

  static Channel open(ChannelOptions options) {
    HttpEndpoint endpoint = Incidents.endpoint(options, URL);
    String apiKey = Incidents.secret(options, "apiKey");
    endpoint = endpoint.authorized(options, "apiKey", "GenieKey", apiKey);
    Opsgenie system = new Opsgenie(endpoint, Report.read(options), options.text("team"));
    return new TicketChannel(system, HttpSender.open(endpoint, options));
  }

  @Override
  public HttpRequest search(IncidentKey key) {
    return HttpRequest.get(endpoint.below("/v2/alerts/" + key.hash() + "?identifierType=alias"), 0);
  }

  @Override
  public @Nullable String open(HttpReply.Answer answer) {
    JsonNode alert = answer.json().path("data");
    return alert.path("status").asText().equals("open") ? alert.path("id").asText(null) : null;
  }

  @Override
  public HttpRequest create(Alert alert, IncidentKey key) {
    ObjectNode body = JsonSerde.mapper().createObjectNode();
    body.put("message", report.title(alert, MOST_MESSAGE))
        .put("alias", key.hash())
        .put("description", report.text(alert, MOST_DESCRIPTION))
        .put("entity", VisibleText.cut(key.text(), MOST_ENTITY))
        .put("source", VisibleText.cut("Bellbuoy " + alert.cluster(), MOST_SOURCE))
        .put("priority", priority(alert.rule().severity()));
    if (team != null) {
      body.putArray("responders").addObject().put("type", "team").put("name", team);
    }
    ArrayNode tags = body.putArray("tags");
    alert.rule().tags().stream()
        .limit(MOST_TAGS)
        .forEach(tag -> tags.add(VisibleText.cut(tag, MOST_TAG)));
    ObjectNode details = body.putObject("details");
    details.put("alert", alert.id()).put("rule", alert.rule().id()).put("cluster", alert.cluster());
    return HttpRequest.post(Incidents.bytes(body)).to(endpoint.below("/v2/alerts"));
  }

  @Override
  public HttpRequest comment(String ticket, Alert alert) {
    ObjectNode body = JsonSerde.mapper().createObjectNode();
    body.put("note", report.text(alert, MOST_NOTE)).put("source", "Bellbuoy");
    String path = "/v2/alerts/" + Incidents.segment(ticket) + "/notes?identifierType=id";
    return HttpRequest.post(Incidents.bytes(body)).to(endpoint.below(path));
  }

  private static String priority(Severity severity) {
    return switch (severity) {
      case LOW -> "P4";
      case MEDIUM -> "P3";
      case HIGH -> "P2";
      case CRITICAL -> "P1";
    };
  }

  @Override
  public String said(HttpReply.Answer answer) {
    return answer.json().path("message").asText("");
  }
}
