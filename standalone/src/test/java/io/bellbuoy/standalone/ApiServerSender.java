package io.bellbuoy.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Sends EventLists at a steady rate and each of them again, byte for byte, until it is answered
 * 200, as an API server does, though sooner. Thread-safe.
 */
final class ApiServerSender implements AutoCloseable {

  private static final int BATCH = 100;
  private static final int ALERTING = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Supplier<String> url;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService senders = Executors.newFixedThreadPool(15);
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final AtomicInteger batches = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final ScheduledFuture<?> beat;
  private volatile boolean closed;

  /**
   * Begins to send.
   *
   * @param url asked before each request
   */
  ApiServerSender(Supplier<String> url, int eventsPerSecond) {
    this.url = url;
    long pause = TimeUnit.SECONDS.toMicros(1) * BATCH / eventsPerSecond;
    beat = clock.scheduleAtFixedRate(this::next, 0, pause, TimeUnit.MICROSECONDS);
  }

  /** auditIDs of the events that were acknowledged and must alert. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  /** How often each status came; 0: no answer. */
  Map<Integer, AtomicInteger> answers() {
    return answers;
  }

  /** Sends no new batch; returns when each that was begun is acknowledged. */
  void finish(Duration patience) throws InterruptedException {
    beat.cancel(false);
    clock.shutdown();
    if (!clock.awaitTermination(5, TimeUnit.SECONDS)) {
      throw new AssertionError("the clock does not stop");
    }
    senders.shutdown();
    if (!senders.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(waiting + " batches were never acknowledged; answers " + answers);
    }
  }

  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    senders.shutdownNow();
  }

  /** API servers drop what exceeds their buffer; so does this one. */
  private void next() {
    if (waiting.get() < 200) {
      int number = batches.incrementAndGet();
      waiting.incrementAndGet();
      senders.execute(() -> sendUntilAcknowledged(number));
    }
  }

  private void sendUntilAcknowledged(int batch) {
    String[] events = new String[BATCH];
    for (int i = 0; i < BATCH; i++) {
      String auditID = "kill-" + batch + "-" + i;
      events[i] = i < ALERTING ? Events.privilegedPod(auditID) : Events.plainPod(auditID);
    }
    String body = Events.list(events);
    while (!closed) {
      int status = post(url.get(), body);
      answers.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
      if (status == 200) {
        for (int i = 0; i < ALERTING; i++) {
          acknowledged.add("kill-" + batch + "-" + i);
        }
        waiting.decrementAndGet();
        return;
      }
      pause();
    }
  }

  /** Sends one body once; the status of the answer, 0 where there is none. */
  static int post(String url, String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(TIMEOUT)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      HttpResponse<Void> answer = HTTP.send(request, BodyHandlers.discarding());
      return answer.statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** The sender's own rhythm, nobody waits for it to pass. */
  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }
}
