package io.bellbuoy.console;

import static io.bellbuoy.console.http.Endpoint.passage;

import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.schemas.Role;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** Alerts, which are the sink's: passed on to it. Thread-safe. */
final class AlertsApi implements Api {

  private static final String ALERTS = "/api/v1/alerts";

  private final SinkPassage sink;

  AlertsApi(SinkPassage sink) {
    this.sink = sink;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        reads(ALERTS, "Lists alerts"),
        reads(ALERTS + ".csv", "Alerts as CSV"),
        reads(ALERTS + ".ndjson", "Alerts as JSON lines"),
        reads(ALERTS + "/stats", "Counts alerts"),
        reads(ALERTS + "/attack", "Counts alerts by ATT&CK technique"),
        reads(ALERTS + "/stream", "Alerts as they are raised, server-sent events"),
        reads(ALERTS + "/:id", "One alert"),
        reads(ALERTS + "/:id/neighbours", "What happened around an alert"),
        passage(
            HttpMethod.POST,
            ALERTS + "/:id/state",
            Role.EDITOR,
            "Acknowledges, closes or opens an alert again",
            sink));
  }

  private Endpoint reads(String path, String summary) {
    return passage(HttpMethod.GET, path, Role.VIEWER, summary, sink);
  }
}
