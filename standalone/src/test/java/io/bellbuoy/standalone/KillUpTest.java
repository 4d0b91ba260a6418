package io.bellbuoy.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of {@code up} dies under load, again and again, broker and transactions included. */
class KillUpTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int EVENTS_PER_SECOND = 1_000;

  @TempDir Path folder;

  private final int kafka = SeparateProcesses.freePort();
  private final int webhook = SeparateProcesses.freePort();
  private final int https = SeparateProcesses.freePort();
  private final int api = SeparateProcesses.freePort();
  private final Random random = new Random(11);
  private final List<Long> millisToReady = new ArrayList<>();
  private final List<Long> millisToAllPartitions = new ArrayList<>();

  @Test
  void nothingIsMissingAndNothingComesTwiceAfterTwoKills() throws Exception {
    killAndComeBack(2);
  }

  @Test
  @Tag("long")
  void nothingIsMissingAndNothingComesTwiceAfterFiftyKills() throws Exception {
    killAndComeBack(50);
  }

  private void killAndComeBack(int kills) throws Exception {
    ChildProcess up = ready();
    Endpoints first = endpoints();
    try (ApiServerSender sender = new ApiServerSender(first::webhook, EVENTS_PER_SECOND)) {
      for (int kill = 0; kill < kills; kill++) {
        int before = sender.acknowledged().size();
        int more = 50 + random.nextInt(150);
        await().atMost(PATIENCE).until(() -> sender.acknowledged().size() > before + more);
        up.kill();
        up = ready();
        awaitAllPartitions(Integer.toString(kill));
      }
      sender.finish(PATIENCE);
      Set<String> acknowledged = sender.acknowledged();
      await()
          .atMost(PATIENCE)
          .until(() -> alerts().count("rule=privileged-pod&q=kill-") >= acknowledged.size());
      assertThat(alerts().auditIDs("rule=privileged-pod&q=kill-"))
          .containsExactlyInAnyOrderElementsOf(acknowledged);
      System.out.printf(
          "%d kills, %d alerts, each once; ready after ms %s; all partitions after ms %s%n",
          kills, acknowledged.size(), summary(millisToReady), summary(millisToAllPartitions));
    } finally {
      up.close();
    }
  }

  /** Starts it, and times until it says that it is ready. */
  private ChildProcess ready() {
    long start = System.nanoTime();
    ChildProcess up =
        ChildProcess.of(BellbuoyMain.class)
            .folder(folder)
            .args("up", "--data", folder.resolve("data").toString())
            .jvm("-Xmx768m")
            .env("BELLBUOY_UP_KAFKA", Integer.toString(kafka))
            .env("BELLBUOY_UP_WEBHOOK_PORT", Integer.toString(webhook))
            .env("BELLBUOY_UP_HTTPS_PORT", Integer.toString(https))
            .env("BELLBUOY_UP_API_PORT", Integer.toString(api))
            .env("BELLBUOY_UP_ADMIN_PORT", "0")
            .env("BELLBUOY_ENGINE_ALERTS_PER_MINUTE", "0")
            .env("BELLBUOY_UP_COMMIT_INTERVAL", "10ms")
            .start();
    up.awaitLine("Bellbuoy is ready", PATIENCE);
    millisToReady.add(since(start));
    return up;
  }

  /** Events enough for every partition are sent, and each comes out at the end. */
  private void awaitAllPartitions(String round) throws Exception {
    long start = System.nanoTime();
    String[] events = new String[96];
    for (int i = 0; i < events.length; i++) {
      events[i] = Events.privilegedPod("round-" + round + "-" + i);
    }
    Endpoints now = endpoints();
    assertThat(ApiServerSender.post(now.webhook(), Events.list(events))).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> alerts().count("q=round-" + round + "-") == events.length);
    millisToAllPartitions.add(since(start));
  }

  private Endpoints endpoints() {
    return requireNonNull(Endpoints.read(folder.resolve("data")));
  }

  private AlertsClient alerts() {
    Endpoints now = endpoints();
    return new AlertsClient(now.api(), now.token());
  }

  private static long since(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private static String summary(List<Long> millis) {
    List<Long> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return "min %d, median %d, max %d"
        .formatted(sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
  }
}
