package io.bellbuoy.sink.channel.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpLogin;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Jira's REST API; the key is a label. Options beside those of {@link Report} and {@link
 * HttpLogin}: {@code url} of the site; {@code project}, its key; {@code issueType} (Task); {@code
 * edition} cloud (default) or datacenter; {@code priority.SEVERITY}, a priority's name for a
 * severity.
 *
 * @param project its key, such as {@code SEC}
 */
record Jira(
    HttpEndpoint endpoint,
    Report report,
    String project,
    String issueType,
    boolean isCloud,
    Map<String, String> priorities)
    implements TicketSystem {

  private static final int MOST_SUMMARY = 255;

  /** A description and a comment may have 32,767; the rest is for the marks around it. */
  private static final int MOST_TEXT = 32_000;

  private static final String LABEL = "bellbuoy-";

  static Channel open(ChannelOptions options) {
    HttpEndpoint endpoint =
        HttpLogin.read(options, HttpEndpoint.read(options)).with("Accept", "application/json");
    String project = options.required("project");
    if (!project.matches("[A-Z][A-Z0-9_]{0,254}") && !project.isEmpty()) {
      options.problem("project", "it must be a project's key, such as SEC");
    }
    String type = options.text("issueType");
    Jira system =
        new Jira(
            endpoint,
            Report.read(options),
            project,
            type == null ? "Task" : type,
            options.choice("edition", "cloud", "datacenter").equals("cloud"),
            options.prefixed("priority."));
    return new TicketChannel(system, HttpSender.open(endpoint, options));
  }

  @Override
  public HttpRequest search(IncidentKey key) {
    String query =
        String.format(
            Locale.ROOT,
            "project = \"%s\" AND labels = \"%s\" AND statusCategory != Done ORDER BY created DESC",
            project,
            label(key));
    return HttpRequest.get(
        endpoint.below(
            (isCloud ? "/rest/api/2/search/jql" : "/rest/api/2/search")
                + "?jql="
                + URLEncoder.encode(query, UTF_8)
                + "&fields=status&maxResults=1"),
        0);
  }

  /** The index of the search lags behind by seconds. */
  @Override
  public HttpRequest look(String ticket) {
    return HttpRequest.get(issue(ticket) + "?fields=status", 0);
  }

  @Override
  public @Nullable String created(HttpReply.Answer answer) {
    return answer.json().path("key").asText(null);
  }

  @Override
  public @Nullable String open(HttpReply.Answer answer) {
    JsonNode body = answer.json();
    JsonNode issue = body.has("issues") ? body.path("issues").path(0) : body;
    JsonNode category = issue.path("fields").path("status").path("statusCategory").path("key");
    return category.asText().equals("done") ? null : issue.path("key").asText(null);
  }

  @Override
  public HttpRequest create(Alert alert, IncidentKey key) {
    ObjectNode body = JsonSerde.mapper().createObjectNode();
    ObjectNode fields = body.putObject("fields");
    fields.putObject("project").put("key", project);
    fields.putObject("issuetype").put("name", issueType);
    fields.put("summary", report.title(alert, MOST_SUMMARY));
    fields.put("description", text(alert));
    ArrayNode labels = fields.putArray("labels");
    labels.add("bellbuoy").add(label(key));
    String priority = priorities.get(alert.rule().severity().text());
    if (priority != null) {
      fields.putObject("priority").put("name", priority);
    }
    return HttpRequest.post(Incidents.bytes(body)).to(endpoint.below("/rest/api/2/issue"));
  }

  @Override
  public HttpRequest comment(String ticket, Alert alert) {
    ObjectNode body = JsonSerde.mapper().createObjectNode().put("body", text(alert));
    return HttpRequest.post(Incidents.bytes(body)).to(issue(ticket) + "/comment");
  }

  private String issue(String ticket) {
    return endpoint.below("/rest/api/2/issue/" + Incidents.segment(ticket));
  }

  /** Between these marks Jira looks for no markup, no mention and no link, but for their end. */
  private String text(Alert alert) {
    String text = report.facts(alert, MOST_TEXT).replaceAll("(?i)\\{(?=noformat)", "(");
    String link = report.link(alert);
    return (link == null ? "" : "[Open the alert|" + link + "]\n")
        + "{noformat}\n"
        + text
        + "\n{noformat}";
  }

  private static String label(IncidentKey key) {
    return LABEL + key.hash();
  }

  /** Its errors are {@code {"errorMessages": [...], "errors": {field: message}}}. */
  @Override
  public String said(HttpReply.Answer answer) {
    JsonNode body = answer.json();
    StringJoiner said = new StringJoiner(", ");
    body.path("errorMessages").forEach(message -> said.add(message.asText()));
    body.path("errors")
        .properties()
        .forEach(error -> said.add(error.getKey() + ": " + error.getValue().asText()));
    return said.toString();
  }
}
