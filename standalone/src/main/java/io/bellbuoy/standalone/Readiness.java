package io.bellbuoy.standalone;

import io.bellbuoy.bootstrap.StartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for services to say that they are ready, where everybody else asks them, too. */
final class Readiness {

  private static final long PAUSE_MILLIS = 20;

  private Readiness() {}

  /**
   * Returns when {@code /health/ready} of that base URL answers 200.
   *
   * @throws StartException where it does not in time; the message holds the last answer
   */
  static void await(String service, String admin, Duration patience) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(admin + "/health/ready")).timeout(patience).build();
    long end = System.nanoTime() + patience.toNanos();
    String answer = "";
    try {
      while (System.nanoTime() < end) {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() == 200) {
          return;
        }
        answer = response.body();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (IOException e) {
      throw new StartException("the " + service + "'s admin port does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted while waiting for the " + service, e);
    }
    throw new StartException(
        "the %s is not ready after %d s: %s".formatted(service, patience.toSeconds(), answer));
  }
}
