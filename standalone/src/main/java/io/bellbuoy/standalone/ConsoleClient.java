package io.bellbuoy.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks a console over HTTP with an API token. Thread-safe. */
final class ConsoleClient {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_DIAGNOSTICS = 20;

  private final HttpClient http;
  private final String server;
  private final String token;

  /**
   * A client.
   *
   * @param server base URL of the console
   * @param token an API token's secret
   * @param authority file of the authority that its certificate comes from, PEM; null: one that
   *     Java trusts
   */
  ConsoleClient(String server, String token, @Nullable Path authority) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10));
    if (authority != null) {
      builder.sslContext(Authority.trusting(authority));
    }
    this.http = builder.build();
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
   * @param body JSON unless the headers say otherwise; null: none
   * @throws IllegalStateException where it is a problem, or none comes; the message says which
   */
  JsonNode json(String method, String path, @Nullable String body, String... headers) {
    return document(answer(method, path, body, headers));
  }

  /** The text that lies there; throws as {@link #json} does. */
  String text(String path) {
    return answer("GET", path, null).body();
  }

  /** All items of a list that comes in pages. */
  List<JsonNode> items(String path) {
    List<JsonNode> items = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonNode page = json("GET", path + "?limit=1000" + (next.isEmpty() ? "" : "&cursor=" + next));
      page.path("items").forEach(items::add);
      next = page.path("next").textValue();
    }
    return items;
  }

  private HttpResponse<String> answer(
      String method, String path, @Nullable String body, String... headers) {
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
      request.setHeader("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(server + ": " + problem(answer));
      }
      return answer;
    } catch (SSLException e) {
      throw new IllegalStateException(
          server
              + ": its certificate is not trusted; name its authority with --server-ca FILE ("
              + e.getMessage()
              + ")",
          e);
    } catch (IOException e) {
      throw new IllegalStateException(
          server + " does not answer; is the console running, and the URL right? (" + e + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + server, e);
    }
  }

  /** What the problem says, and below it what a compiler says of each place. */
  private String problem(HttpResponse<String> answer) {
    JsonNode document = document(answer);
    StringBuilder text =
        new StringBuilder(document.path("detail").asText("answers " + answer.statusCode()).strip());
    int shown = 0;
    for (JsonNode diagnostic : document.path("diagnostics")) {
      if (shown++ < MOST_DIAGNOSTICS) {
        text.append(
            "\n%s:%d:%d: %s: %s"
                .formatted(
                    diagnostic.path("field").asText(),
                    diagnostic.path("line").asInt(),
                    diagnostic.path("column").asInt(),
                    diagnostic.path("severity").asText(),
                    diagnostic.path("message").asText()));
      }
    }
    return text.toString();
  }

  private JsonNode document(HttpResponse<String> answer) {
    try {
      return JsonSerde.mapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(server + " is no console: it answers what is no JSON", e);
    }
  }
}
