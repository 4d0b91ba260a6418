package io.bellbuoy.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Asks the alerts API as a program does. */
record AlertsClient(String api, String token) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** All alerts that the query finds, page by page. */
  List<JsonNode> alerts(String query) {
    return all(query, alert -> alert);
  }

  /** The auditIDs of all alerts that the query finds, one for each alert. */
  List<String> auditIDs(String query) {
    return all(query, alert -> alert.get("auditID").asText());
  }

  /** How many alerts the query finds. */
  long count(String query) {
    return get("/api/v1/alerts/stats?" + query).get("total").asLong();
  }

  private <T> List<T> all(String query, Function<JsonNode, T> part) {
    List<T> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get("/api/v1/alerts?limit=1000&" + query + cursor);
      page.get("items").forEach(alert -> all.add(part.apply(alert)));
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asText();
    } while (!cursor.isEmpty());
    return all;
  }

  private JsonNode get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
      }
      return JsonSerde.mapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
