package io.bellbuoy.bench.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.standalone.load.AuditIds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Asks the alerts API all the time for its newest and notes how old each event is when its alert is
 * first there: from when its batch was due to be posted to when its alert is stored. Sees it up to
 * {@link #PAUSE_MILLIS} late. Not thread-safe, but that {@link #close} may come from outside.
 */
final class StoredAlerts implements AutoCloseable {

  private static final int PAUSE_MILLIS = 10;
  private static final int FEW = 20;
  private static final int MANY = 1_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String api;
  private final String token;
  private final AuditIds ids;
  private final Set<String> seen = new HashSet<>();
  private final Histogram latency = new Histogram(3);
  private final Thread thread = new Thread(this::run, "stored-alerts");
  private volatile boolean closed;

  /**
   * Begins to ask.
   *
   * @param api base URL of the alerts API
   * @param ids which alerts to look at
   */
  StoredAlerts(String api, String token, AuditIds ids) {
    this.api = api;
    this.token = token;
    this.ids = ids;
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        look();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the alerts API does not answer", e);
    }
  }

  /** Where all of a few are new there may be more. */
  private void look() throws IOException, InterruptedException {
    if (look(FEW) == FEW) {
      look(MANY);
    }
  }

  private int look(int limit) throws IOException, InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(api + "/api/v1/alerts?limit=" + limit))
            .header("Authorization", "Bearer " + token)
            .build();
    byte[] answer = http.send(question, BodyHandlers.ofByteArray()).body();
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    int news = 0;
    for (JsonNode alert : json.readTree(answer).path("items")) {
      String id = alert.path("auditID").asText();
      if (ids.owns(id) && seen.add(id)) {
        latency.recordValue(Math.max(0, now - AuditIds.dueMicros(id)));
        news++;
      }
    }
    return news;
  }

  /** The latencies in microseconds; after {@link #close}. */
  Histogram latency() {
    return latency;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
