package io.bellbuoy.sink.channel.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpLogin;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ServiceNow's Table API; the key is {@code correlation_id}. Options beside those of {@link Report}
 * and {@link HttpLogin}: {@code url} of the instance; {@code table} (incident); {@code field.NAME}
 * for more fields of what is made, such as {@code field.assignment_group}.
 */
record ServiceNow(HttpEndpoint endpoint, Report report, String table, Map<String, String> fields)
    implements TicketSystem {

  private static final int MOST_TITLE = 160;
  private static final int MOST_TEXT = 4000;

  static Channel open(ChannelOptions options) {
    HttpEndpoint endpoint =
        HttpLogin.read(options, HttpEndpoint.read(options)).with("Accept", "application/json");
    String table = options.text("table");
    if (table != null && !table.matches("[a-z0-9_]{1,80}")) {
      options.problem("table", "it must be the name of a table, such as incident");
    }
    ServiceNow system =
        new ServiceNow(
            endpoint,
            Report.read(options),
            table == null ? "incident" : table,
            options.prefixed("field."));
    return new TicketChannel(system, HttpSender.open(endpoint, options));
  }

  @Override
  public HttpRequest search(IncidentKey key) {
    // The hash, and not the key: ^ in an object's name would be a part of the query.
    String query =
        "correlation_id%3D" + key.hash() + "%5Eactive%3Dtrue%5EORDERBYDESCsys_created_on";
    return HttpRequest.get(
        path("?sysparm_query=" + query + "&sysparm_fields=sys_id&sysparm_limit=1"), 0);
  }

  @Override
  public @Nullable String open(HttpReply.Answer answer) {
    return answer.json().path("result").path(0).path("sys_id").asText(null);
  }

  /** Without a match it answers an empty list; 404 is a wrong table or URL. */
  @Override
  public boolean saysNone(int status) {
    return false;
  }

  @Override
  public HttpRequest create(Alert alert, IncidentKey key) {
    ObjectNode body = JsonSerde.mapper().createObjectNode();
    body.put("short_description", report.title(alert, MOST_TITLE))
        .put("description", report.text(alert, MOST_TEXT))
        .put("impact", impact(alert.rule().severity()))
        .put("urgency", urgency(alert.rule().severity()))
        .put("correlation_id", key.hash())
        .put("correlation_display", "Bellbuoy");
    fields.forEach(body::put);
    return HttpRequest.post(Incidents.bytes(body)).to(path(""));
  }

  @Override
  public HttpRequest comment(String ticket, Alert alert) {
    ObjectNode body = JsonSerde.mapper().createObjectNode();
    body.put("work_notes", withoutCode(report.text(alert, MOST_TEXT)));
    return HttpRequest.post(Incidents.bytes(body))
        .as(HttpMethod.PATCH)
        .to(path("/" + Incidents.segment(ticket)));
  }

  private String path(String rest) {
    return endpoint.below("/api/now/table/" + table + rest);
  }

  /** Between {@code [code]} and its end ServiceNow shows HTML, in notes. */
  static String withoutCode(String text) {
    return text.replaceAll("(?i)\\[(?=/?code)", "(");
  }

  private static String impact(Severity severity) {
    return switch (severity) {
      case LOW -> "3";
      case MEDIUM, HIGH -> "2";
      case CRITICAL -> "1";
    };
  }

  private static String urgency(Severity severity) {
    return switch (severity) {
      case LOW -> "3";
      case MEDIUM -> "2";
      case HIGH, CRITICAL -> "1";
    };
  }

  /** Its errors are {@code {"error": {"message", "detail"}, "status": "failure"}}. */
  @Override
  public String said(HttpReply.Answer answer) {
    return answer.json().path("error").path("message").asText("");
  }
}
