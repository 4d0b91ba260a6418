package io.bellbuoy.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadGeneratorTest {

  private static final Pattern AUDIT_ID = Pattern.compile("\"auditID\":\"([^\"]{36})\"");

  @Test
  void sendsAsManyEventsAsTheRateGivesAndTellsThatTheyWereTaken() {
    try (Receiver receiver = Receiver.thatTakesAll()) {
      LoadReport report = run(plan(receiver.url(), 1_000, 10));
      assertThat(report.complete()).isTrue();
      assertThat(report.due()).isBetween(900L, 1_100L);
      assertThat(report.answers()).containsOnlyKeys(200);
      assertThat(report.refusals()).isZero();
      assertThat(receiver.bodies()).hasSize((int) report.due() / 10);
      assertThat(ids(receiver.bodies())).hasSize((int) report.due());
      assertThat(report.latency().getTotalCount()).isEqualTo(report.due() / 10);
      assertThat(report.latencyMillis(50)).isLessThanOrEqualTo(report.latencyMillis(100));
      assertThat(report.bytes())
          .isEqualTo(receiver.bodies().stream().mapToLong(LoadGeneratorTest::bytes).sum());
    }
  }

  @Test
  void asksAsAnApiServerDoes() {
    try (Receiver receiver = Receiver.thatTakesAll()) {
      run(plan(receiver.url(), 100, 100));
      assertThat(receiver.calls())
          .isNotEmpty()
          .containsOnly("POST /api/v1/kubernetes/webhook/t?timeout=30s application/json");
    }
  }

  @Test
  void sendsAsFastAsItIsTakenWhereThereIsNoRate() {
    try (Receiver receiver = Receiver.thatTakesAll()) {
      LoadReport report = run(plan(receiver.url(), 0, 1));
      assertThat(report.complete()).isTrue();
      assertThat(report.acknowledged()).isEqualTo(receiver.bodies().size()).isGreaterThan(20);
      assertThat(report.rate()).isPositive();
    }
  }

  @Test
  void severalClustersTakeTurns() {
    try (Receiver one = Receiver.thatTakesAll();
        Receiver other = Receiver.thatTakesAll()) {
      LoadPlan plan =
          new LoadPlan(
              List.of(one.url(), other.url()), null, 400, 10, Duration.ofSeconds(1), 0, 2, 1_000);
      LoadReport report = run(plan);
      assertThat(report.complete()).isTrue();
      assertThat(one.bodies().size() - other.bodies().size()).isBetween(0, 1);
    }
  }

  @Test
  void whatWasNotTakenComesAgainByteForByteWhenItIsToldTo() {
    try (Receiver receiver =
        new Receiver(
            (call, response) -> {
              if (call == 1) {
                response.setStatusCode(503).putHeader("Retry-After", "0");
              }
              response.end();
            })) {
      try (LoadGenerator load = new LoadGenerator(plan(receiver.url(), 10, 10))) {
        CompletableFuture<LoadReport> ended = load.start();
        Awaitility.await().until(() -> load.report().acknowledged() == 10);
        load.stop();
        assertThat(ended.join().answers()).containsEntry(503, 1L).containsEntry(200, 1L);
      }
      assertThat(receiver.bodies()).hasSize(2);
      assertThat(receiver.bodies().get(0)).isEqualTo(receiver.bodies().get(1));
    }
  }

  @Test
  void whatIsRefusedWaitsForItsTurnAndIsUnfinishedAtTheEnd() {
    try (Receiver receiver = new Receiver((call, response) -> response.setStatusCode(401).end())) {
      LoadReport report = run(plan(receiver.url(), 100, 10));
      assertThat(report.acknowledged()).isZero();
      assertThat(report.complete()).isFalse();
      assertThat(report.unfinished()).isEqualTo(report.due());
      assertThat(report.refusals()).isEqualTo(receiver.bodies().size()).isPositive();
      assertThat(report.rate()).isZero();
    }
  }

  @Test
  void nobodyThereIsAnAnswerToo() {
    URI nobody;
    try (Receiver receiver = Receiver.thatTakesAll()) {
      nobody = receiver.url();
    }
    LoadReport report = run(plan(nobody, 100, 10));
    assertThat(report.answers()).containsOnlyKeys(0);
    assertThat(report.unfinished()).isEqualTo(report.due());
  }

  @Test
  void beyondItsBufferAnApiServerDropsAndSoDoesThis() {
    try (Receiver receiver = new Receiver((call, response) -> {})) {
      LoadPlan plan =
          new LoadPlan(List.of(receiver.url()), null, 2_000, 10, Duration.ofSeconds(60), 0, 2, 100);
      try (LoadGenerator load = new LoadGenerator(plan)) {
        CompletableFuture<LoadReport> ended = load.start();
        Awaitility.await().until(() -> load.report().dropped() > 0);
        LoadReport report = load.report();
        assertThat(report.due() - report.dropped()).isEqualTo(100 + 2 * 10);
        assertThat(ended).isNotDone();
      }
    }
  }

  @Test
  void aStopEndsItBeforeItsTime() throws Exception {
    try (Receiver receiver = Receiver.thatTakesAll();
        LoadGenerator load =
            new LoadGenerator(LoadPlan.of(receiver.url(), null, 400, Duration.ofHours(1)))) {
      CompletableFuture<LoadReport> ended = load.start();
      Awaitility.await().until(() -> load.report().acknowledged() > 0);
      load.stop();
      assertThat(ended.get(40, TimeUnit.SECONDS).complete()).isTrue();
    }
  }

  @Test
  void itKnowsItsOwnEvents() {
    try (Receiver receiver = Receiver.thatTakesAll();
        LoadGenerator load = new LoadGenerator(plan(receiver.url(), 100, 10))) {
      load.start().join();
      assertThat(ids(receiver.bodies())).isNotEmpty().allMatch(load.ids()::owns);
    }
  }

  private static LoadReport run(LoadPlan plan) {
    try (LoadGenerator load = new LoadGenerator(plan)) {
      return load.start().join();
    }
  }

  private static LoadPlan plan(URI target, int rate, int batch) {
    return LoadPlan.of(target, null, rate, Duration.ofSeconds(1)).inBatchesOf(batch);
  }

  private static Set<String> ids(List<String> bodies) {
    Set<String> ids = new TreeSet<>();
    for (String body : bodies) {
      Matcher matcher = AUDIT_ID.matcher(body);
      while (matcher.find()) {
        ids.add(matcher.group(1));
      }
    }
    return ids;
  }

  private static long bytes(String body) {
    return body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }
}
