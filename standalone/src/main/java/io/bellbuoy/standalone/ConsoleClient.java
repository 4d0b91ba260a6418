package io.bellbuoy.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a console over HTTP with an API token. Thread-safe. */
final class ConsoleClient {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String server;
  private final String token;

  /**
   * A client.
   *
   * @param server base URL of the console
   * @param token an API token's secret
   */
  ConsoleClient(String server, String token) {
    this.server = server.replaceFirst("/+$", "");
    this.token = token;
  }

  /** The answer to a request without a body. */
  JsonNode json(String method, String path) {
    return json(method, path, null);
  }

  /**
   * The answer to a request.
   *
   * @param body JSON; null: none
   * @throws IllegalStateException where it is a problem, or none comes; the message says which
   */
  JsonNode json(String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      JsonNode document = JsonSerde.mapper().readTree(answer.body());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(
            "%s: %s"
                .formatted(
                    server, document.path("detail").asText("answers " + answer.statusCode())));
      }
      return document;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(server + " is no console: it answers what is no JSON", e);
    } catch (IOException e) {
      throw new IllegalStateException(
          server + " does not answer; is the console running, and the URL right? (" + e + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + server, e);
    }
  }
}
