package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.about;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page shows around alerts, over HTTP. */
final class SurroundingsApiTest {

  @TempDir private static Path folder;
  private static TestApi api;

  @BeforeAll
  static void open() {
    api = new TestApi(folder);
  }

  @BeforeEach
  void empty() {
    api.empty();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void neighboursComeWithoutTheirEventsTheNewestFirst() {
    Alert alert = about("prod", 600, "alice", "web", "pod-1");
    Alert before = about("prod", 0, "alice", "db", "pod-2");
    Alert after = about("prod", 1200, "bob", "web", "pod-1");
    Alert later = about("prod", 1201, "alice", "web", "pod-1");
    api.store().save(List.of(alert, before, after, later));

    JsonNode found = api.json("/api/v1/alerts/" + alert.id() + "/neighbours");

    assertThat(found.path("items"))
        .extracting(item -> item.path("id").asText())
        .containsExactly(after.id(), before.id());
    assertThat(found.path("more").asBoolean()).isFalse();
    assertThat(found.path("items").get(0).has("event")).isFalse();
    assertThat(found.path("items").get(0).path("state").path("state").asText()).isEqualTo("open");
  }

  @Test
  void neighboursAreNeverMoreThanAHundred() {
    List<Alert> storm =
        IntStream.range(0, 500).mapToObj(n -> about("prod", n, "alice", "web", "p" + n)).toList();
    api.store().save(storm);

    JsonNode found = api.json("/api/v1/alerts/" + storm.get(250).id() + "/neighbours");

    assertThat(found.path("items")).hasSize(100);
    assertThat(found.path("more").asBoolean()).isTrue();
    assertThat(api.get("/api/v1/alerts/nobody/neighbours").statusCode()).isEqualTo(404);
  }

  @Test
  void techniquesAreCountedForTheFilter() {
    api.store().save(alerts(20));

    JsonNode all = api.json("/api/v1/alerts/attack");
    JsonNode some = api.json("/api/v1/alerts/attack?attack=T161&to=2026-03-01T12:00:10Z");

    assertThat(all.path("items").get(0).path("technique").asText()).isEqualTo("T1610");
    assertThat(all.path("items").get(0).path("count").asInt()).isEqualTo(20);
    assertThat(all.path("items")).hasSize(6);
    assertThat(some.path("items").findValuesAsText("technique")).containsExactly("T161", "T1610");
    assertThat(some.path("items").findValuesAsText("count")).containsOnly("2");
    assertThat(api.get("/api/v1/alerts/attack?limit=1").statusCode()).isEqualTo(400);
  }

  @Test
  void statsNameUsersAndNamespacesAndCutTheirHistogramBySeverity() {
    api.store().save(alerts(8));
    api.store().save(List.of(about("prod", 9, null, null, null)));

    JsonNode stats = api.json("/api/v1/alerts/stats");

    assertThat(stats.path("total").asInt()).isEqualTo(9);
    assertThat(stats.path("byUser").path("user-0").asInt()).isEqualTo(2);
    assertThat(stats.path("byUser")).hasSize(7);
    assertThat(stats.path("byNamespace").path("default").asInt()).isEqualTo(3);
    assertThat(stats.path("interval").asText()).isEqualTo("PT1M");
    JsonNode part = stats.path("histogram").get(0);
    assertThat(part.path("start").asText()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(part.path("count").asInt()).isEqualTo(9);
    assertThat(part.path("bySeverity").path("low").asInt()).isEqualTo(3);
    assertThat(part.path("bySeverity").path("critical").asInt()).isEqualTo(2);
  }
}
