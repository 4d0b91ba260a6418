package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamHandlerTest {

  @TempDir Path folder;
  private TestApi api;

  @BeforeEach
  void open() {
    api = new TestApi(folder);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void whatIsRaisedIsShownToEverybodyWhoWatches() throws Exception {
    try (EventSource first = watch("");
        EventSource second = watch("")) {
      publish(alert(1), alert(2));

      eventually().until(() -> first.ids().equals(List.of(alert(1).id(), alert(2).id())));
      eventually().until(() -> second.ids().equals(List.of(alert(1).id(), alert(2).id())));
      assertThat(first.contentType()).isEqualTo("text/event-stream");
      assertThat(first.text()).contains("event: alert\ndata: {\"id\":\"" + alert(1).id());
    }
  }

  @Test
  void whatWasRaisedBeforeIsNotShown() throws Exception {
    publish(alert(1));
    try (EventSource watcher = watch("")) {
      publish(alert(2));

      eventually().until(() -> watcher.ids().equals(List.of(alert(2).id())));
    }
  }

  @Test
  void filtersSelectAsInAQuery() throws Exception {
    try (EventSource watcher = watch("?severity=high&severity=critical&q=MESSAGE")) {
      publish(alerts(8).toArray(Alert[]::new));

      eventually()
          .until(
              () ->
                  watcher
                      .ids()
                      .equals(IntStream.of(2, 3, 6, 7).mapToObj(n -> alert(n).id()).toList()));
    }
    assertThat(api.get("/api/v1/alerts/stream?limit=5").statusCode()).isEqualTo(400);
  }

  @Test
  void whoComesBackSoonGetsExactlyWhatWasMissed() throws Exception {
    publish(alert(1), alert(2), alert(3));
    try (EventSource watcher = watch("", alert(1).id())) {
      publish(alert(4));

      eventually()
          .until(() -> watcher.ids().equals(List.of(alert(2).id(), alert(3).id(), alert(4).id())));
    }
  }

  @Test
  void whoComesBackLateGetsTheRestFromTheStore() throws Exception {
    api.store().save(alerts(10));
    publish(alert(9), alert(10));
    try (EventSource watcher = watch("", alert(6).id())) {
      publish(alert(11));

      eventually()
          .until(
              () ->
                  watcher
                      .ids()
                      .equals(IntStream.range(7, 12).mapToObj(n -> alert(n).id()).toList()));
    }
  }

  @Test
  void whoMissedMoreThanCanBeShownIsTold() throws Exception {
    api.store().save(alerts(1200));
    try (EventSource watcher = watch("", alert(0).id())) {
      eventually().until(() -> watcher.ids().size() == 999);
      assertThat(watcher.text()).contains("event: missed").contains("ask /api/v1/alerts");
    }
  }

  @Test
  void whoseLastAlertWasPurgedIsTold() throws Exception {
    try (EventSource watcher = watch("", "somewhere else")) {
      publish(alert(1));

      eventually().until(() -> watcher.ids().equals(List.of(alert(1).id())));
      assertThat(watcher.text()).contains("event: missed").contains("not stored any more");
    }
  }

  @Test
  void whatIsSaidOfAnAlertIsShownToWhoeverWatchesIt() throws Exception {
    api.store().save(alerts(3));
    try (EventSource all = watch("");
        EventSource open = watch("?state=open&severity=medium");
        EventSource low = watch("?severity=low")) {
      acknowledge(1);
      publish(alert(4));

      String news = "event: state\ndata: {\"";
      eventually().until(() -> all.text().contains(news));
      eventually().until(() -> open.text().contains(news));
      eventually().until(() -> low.ids().equals(List.of(alert(4).id())));
      assertThat(low.text()).doesNotContain(news);
      assertThat(all.text()).contains("\"state\":\"acknowledged\"", "\"by\":\"token editor\"");
      acknowledge(1);
      publish(alert(8));
      eventually().until(() -> low.ids().contains(alert(8).id()));
      eventually().until(() -> all.ids().contains(alert(8).id()));
      assertThat(all.text().split("event: state", -1)).as("told once").hasSize(2);
    }
  }

  @Test
  void whoComesBackSoonIsToldWhatWasSaidMeanwhile() throws Exception {
    api.store().save(alerts(3));
    publish(alert(1), alert(2));
    acknowledge(1);
    publish(alert(3));
    try (EventSource watcher = watch("", alert(2).id())) {
      eventually().until(() -> watcher.ids().equals(List.of(alert(3).id())));
      assertThat(watcher.text()).containsSubsequence("event: state", "event: alert");
    }
    try (EventSource late = watch("?state=open", alert(0).id())) {
      eventually().until(() -> late.ids().contains(alert(3).id()));
      assertThat(late.text()).contains("event: state");
    }
  }

  private void acknowledge(int n) {
    String path = "/api/v1/alerts/" + alert(n).id() + "/state";
    assertThat(api.post(path, "{\"state\":\"acknowledged\"}", TestApi.EDITOR).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aSilentStreamShowsThatItLives() throws Exception {
    try (EventSource watcher = watch("")) {
      eventually().until(() -> watcher.text().contains(": heartbeat\n\n: heartbeat"));
    }
  }

  @Test
  void aRevokedTokenEndsTheStream() throws Exception {
    try (EventSource watcher = watch("")) {
      api.revokeAll();

      eventually().until(() -> watcher.text().contains("event: end"));
      assertThat(watcher.text()).contains("the API token is not valid any more");
      eventually().until(watcher::hasEnded);
    }
  }

  @Test
  void whoReadsTooSlowlyIsCutOffAndTheOthersAreNot() throws Exception {
    try (EventSource slow = watch("");
        EventSource quick = watch("")) {
      slow.stopReading();
      StreamedAlert large = StreamedAlert.of(alert("prod", 1, Severity.LOW, "x".repeat(1 << 20)));
      int sent = 0;
      while (api.cutClients() == 0 && sent < 200) {
        api.feed().publish(large);
        sent++;
        int all = sent;
        eventually().until(() -> quick.ids().size() == all);
      }

      assertThat(api.cutClients()).isEqualTo(1);
      slow.goOnReading();
      eventually().until(() -> slow.text().contains("you read too slowly"));
      eventually().until(slow::hasEnded);
      publish(alert(2));
      eventually().until(() -> quick.ids().contains(alert(2).id()));
    }
  }

  @Test
  void moreWatchersThanMayAreToldToComeAgain() throws Exception {
    try (EventSource first = watch("");
        EventSource second = watch("");
        EventSource third = watch("")) {
      assertThat(List.of(first, second, third)).allMatch(watcher -> !watcher.hasEnded());
      assertThat(api.get("/api/v1/alerts/stream").statusCode()).isEqualTo(503);
    }
    eventually().until(() -> api.feed().watchers() == 0);
    watch("").close();
  }

  @Test
  void stoppingSaysGoodbye() throws Exception {
    try (EventSource watcher = watch("")) {
      api.feed().end("the sink is being stopped");

      eventually().until(() -> watcher.text().contains("the sink is being stopped"));
      eventually().until(watcher::hasEnded);
    }
  }

  private EventSource watch(String query, String... lastEventId) throws IOException {
    EventSource source =
        EventSource.open(api.port(), "/api/v1/alerts/stream" + query, TestApi.TOKEN, lastEventId);
    eventually().until(() -> source.text().contains(": alerts as they are raised"));
    return source;
  }

  private void publish(Alert... alerts) {
    for (Alert alert : alerts) {
      api.feed().publish(StreamedAlert.of(alert));
    }
  }
}
