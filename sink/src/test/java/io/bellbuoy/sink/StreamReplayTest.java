package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.sql.SqliteAlertStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamReplayTest {

  @TempDir Path folder;
  private AlertStore store;

  @BeforeEach
  void open() {
    store = new SqliteAlertStore(folder.resolve("alerts.db"), Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsAmongTheRecentOnesNeedsNoStore() {
    StreamReplay.Missed missed = since(alert(2).id(), AlertFilter.ALL, recent(0, 5));

    assertThat(missed.gap()).isNull();
    assertThat(missed.alerts()).isEqualTo(recent(3, 5));
  }

  @Test
  void whatIsOlderComesFromTheStoreAndThenTheRecentOnes() {
    store.save(alerts(6));

    StreamReplay.Missed missed = since(alert(3).id(), AlertFilter.ALL, recent(5, 8));

    assertThat(missed.gap()).isNull();
    assertThat(ids(missed)).isEqualTo(ids(new int[] {4, 5, 5, 6, 7}));
  }

  @Test
  void theStoreIsAskedForWhatIsWatchedAlone() {
    store.save(alerts(12));
    AlertFilter critical = AlertFilter.ALL.with(AlertField.SEVERITY, "critical");

    assertThat(ids(since(alert(0).id(), critical, List.of()))).isEqualTo(ids(new int[] {3, 7, 11}));
  }

  @Test
  void anAlertThatNobodyKnowsIsAGap() {
    StreamReplay.Missed missed = since("unknown", AlertFilter.ALL, recent(0, 2));

    assertThat(missed.gap()).contains("not stored any more");
    assertThat(missed.alerts()).isEqualTo(recent(0, 2));
  }

  @Test
  void moreBytesThanAReplayMayHoldAreAGap() {
    store.save(List.of(alert(0)));
    store.save(
        IntStream.range(1, 12)
            .mapToObj(n -> alert("prod", n, Severity.LOW, "x".repeat(1 << 20)))
            .toList());

    StreamReplay.Missed missed = since(alert(0).id(), AlertFilter.ALL, List.of());

    assertThat(missed.gap()).contains("more than can be shown here");
    assertThat(missed.alerts()).hasSizeBetween(6, 8);
  }

  private StreamReplay.Missed since(String id, AlertFilter filter, List<StreamedAlert> recent) {
    return new StreamReplay(store).since(id, filter, recent);
  }

  private static List<StreamedAlert> recent(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> StreamedAlert.of(alert(n))).toList();
  }

  private static List<String> ids(StreamReplay.Missed missed) {
    return missed.alerts().stream().map(streamed -> streamed.alert().id()).toList();
  }

  private static List<String> ids(int[] numbers) {
    return IntStream.of(numbers).mapToObj(n -> alert(n).id()).toList();
  }
}
