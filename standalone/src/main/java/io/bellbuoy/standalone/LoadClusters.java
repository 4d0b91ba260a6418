package io.bellbuoy.standalone;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.setup.ClusterToken;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clusters {@code load-1}, {@code load-2}, … of a running {@code up}, to send a load as. */
final class LoadClusters {

  private static final String NO_EVENTS =
      "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"items\":[]}";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;

  private LoadClusters() {}

  /**
   * Their webhooks, once ingest knows them. Each run gives them new tokens, as the old ones are not
   * kept anywhere.
   *
   * @throws IllegalStateException where ingest does not come to know them
   */
  static List<URI> register(Endpoints endpoints, int count) throws InterruptedException {
    List<URI> urls = new ArrayList<>();
    KafkaConfig kafka = KafkaConfig.relaxed(endpoints.kafka(), Topics.DEFAULT.prefix());
    try (Installation installation = Installation.on(kafka)) {
      for (int i = 1; i <= count; i++) {
        ClusterToken token = ClusterToken.random();
        installation
            .writer()
            .putCluster(token.newCluster("load-" + i, Attributes.NONE), Target.user());
        urls.add(
            URI.create(endpoints.webhookBase() + "/api/v1/kubernetes/webhook/" + token.secret()));
      }
    }
    awaitKnown(urls.get(urls.size() - 1));
    return urls;
  }

  /** Ingest reads the registry in its order: who knows the last one knows all. */
  private static void awaitKnown(URI last) throws InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest nothing =
        HttpRequest.newBuilder(last)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(NO_EVENTS))
            .timeout(PATIENCE)
            .build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      try {
        if (http.send(nothing, BodyHandlers.discarding()).statusCode() == OK) {
          return;
        }
      } catch (IOException e) {
        throw new IllegalStateException("the webhook does not answer: " + e.getMessage(), e);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    } while (System.nanoTime() < end);
    throw new IllegalStateException(
        "ingest did not take the new clusters' tokens within " + PATIENCE.toSeconds() + " s");
  }
}
