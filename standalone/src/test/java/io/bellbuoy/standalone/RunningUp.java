package io.bellbuoy.standalone;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.bootstrap.ConfigReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An {@code up} inside the test, on free ports, and what a cluster and a reader do with it. */
final class RunningUp implements AutoCloseable {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Pipeline pipeline;
  private final Path data;

  RunningUp(Path data) {
    this.data = data;
    UpConfig config = ConfigReader.read("up", UpConfig.class, null, Map.of()).onFreePorts();
    pipeline = new Pipeline(data, config);
    pipeline.start(new HashMap<>(Map.of("BELLBUOY_ENGINE_ALERTS_PER_MINUTE", "0")));
  }

  Endpoints endpoints() {
    return pipeline.endpoints();
  }

  /** With which the user admin logs in for the first time. */
  String oneTimePassword() {
    return requireNonNull(pipeline.oneTimePassword());
  }

  String data() {
    return data.toString();
  }

  /** Sends a body as cluster local; the status of the answer. */
  int post(BodyPublisher body, String... headers) throws IOException, InterruptedException {
    return post(endpoints().webhook(), body, headers).statusCode();
  }

  int post(String json) throws IOException, InterruptedException {
    return post(BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  HttpResponse<String> post(String url, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).POST(body);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** All alerts that the query finds. */
  List<JsonNode> alerts(String query) {
    return new AlertsClient(endpoints().api(), endpoints().token()).alerts(query);
  }

  /** The audit ids of the events that the rule has raised alerts for. */
  List<String> raised(String rule) {
    return alerts("rule=" + rule).stream().map(alert -> alert.at("/auditID").asText()).toList();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
