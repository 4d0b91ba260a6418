package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AlertFeedTest {

  private final AlertFeed feed = new AlertFeed(2);

  @Test
  void aWatcherIsToldOfEverythingFromNowOnAndGivenWhatWasBefore() {
    feed.publish(streamed(1));
    Memory watcher = new Memory();

    List<StreamedAlert> before = feed.watch(watcher);
    feed.publish(streamed(2));

    assertThat(before).containsExactly(streamed(1));
    assertThat(watcher.seen).containsExactly(streamed(2));
  }

  @Test
  void whoLeftIsToldNothing() {
    Memory watcher = new Memory();
    feed.watch(watcher);
    feed.leave(watcher);

    feed.publish(streamed(1));
    feed.missed("something");
    feed.end("for good");

    assertThat(watcher.seen).isEmpty();
    assertThat(watcher.said).isEmpty();
  }

  @Test
  void noMoreMayWatchThanWasSaid() {
    assertThat(feed.watch(new Memory())).isNotNull();
    assertThat(feed.watch(new Memory())).isNotNull();
    assertThat(feed.watch(new Memory())).isNull();
    assertThat(feed.watchers()).isEqualTo(2);
  }

  @Test
  void onlyTheLastThousandAreRemembered() {
    IntStream.range(0, 1500).forEach(n -> feed.publish(streamed(n)));

    assertThat(feed.watch(new Memory())).hasSize(1000).startsWith(streamed(500));
  }

  @Test
  void largeAlertsAreRememberedWithinABoundOfBytes() {
    StreamedAlert large = StreamedAlert.of(alert("prod", 1, Severity.LOW, "x".repeat(1 << 20)));
    for (int n = 0; n < 40; n++) {
      feed.publish(large);
    }

    List<StreamedAlert> recent = requireNonNull(feed.watch(new Memory()));

    assertThat(recent.stream().mapToLong(StreamedAlert::bytes).sum())
        .isBetween(14L << 20, 16L << 20);
  }

  @Test
  void newsReachEverybody() {
    Memory first = new Memory();
    Memory second = new Memory();
    feed.watch(first);
    feed.watch(second);

    feed.missed("a gap");
    feed.end("stopping");

    assertThat(first.said).containsExactly("missed: a gap", "end: stopping");
    assertThat(second.said).isEqualTo(first.said);
  }

  private static StreamedAlert streamed(int n) {
    return StreamedAlert.of(alert(n));
  }

  private static final class Memory implements AlertFeed.Watcher {
    private final List<StreamedAlert> seen = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @Override
    public void accept(StreamedAlert alert) {
      seen.add(alert);
    }

    @Override
    public void missed(String reason) {
      said.add("missed: " + reason);
    }

    @Override
    public void end(String reason) {
      said.add("end: " + reason);
    }
  }
}
