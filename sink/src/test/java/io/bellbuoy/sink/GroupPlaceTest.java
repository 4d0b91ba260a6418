package io.bellbuoy.sink;

import static io.bellbuoy.sink.SessionFixture.CHANNEL;
import static io.bellbuoy.sink.SessionFixture.EPOCH;
import static io.bellbuoy.sink.SessionFixture.FIRST;
import static io.bellbuoy.sink.SessionFixture.SECOND;
import static io.bellbuoy.sink.SessionFixture.STORE;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a group begins, what it does about gaps, and when it loses its partitions. */
final class GroupPlaceTest {

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = new SessionFixture(folder);
  }

  @Test
  void groupsAreNamedAfterThePrefix() {
    assertThat(STORE.id()).isEqualTo("bellbuoy-store");
    assertThat(CHANNEL.id()).isEqualTo("bellbuoy-channel-pager");
  }

  @Test
  void aNewStoreBeginsWithEverythingThatIsThere() {
    GroupSession<Alert> session = fixture.session(STORE, new FakeDelivery(10));

    session.step();

    assertThat(fixture.committed(FIRST)).isEqualTo(100);
    assertThat(fixture.committed(SECOND)).isEqualTo(100);
    assertThat(fixture.progress.isPositioned()).isTrue();
    assertThat(fixture.progress.isOwner()).isTrue();
  }

  @Test
  void aNewChannelBeginsWithWhatComesFromNowOn() {
    GroupSession<Alert> session = fixture.session(CHANNEL, new FakeDelivery(10));

    session.step();

    assertThat(fixture.committed(FIRST)).isEqualTo(500);
    assertThat(fixture.committed(SECOND)).isEqualTo(500);
  }

  @Test
  void aPartitionThatCameLaterIsReadFromItsBeginning() {
    GroupSession<Alert> session = fixture.session(CHANNEL, new FakeDelivery(10), Set.of(FIRST));
    session.step();

    fixture.consumer.updateBeginningOffsets(Map.of(FIRST, 100L, SECOND, 7L));
    fixture.consumer.rebalance(List.of(FIRST, SECOND));
    session.step();

    assertThat(fixture.committed(SECOND)).isEqualTo(7);
  }

  @Test
  void aGapIsCountedSaidAndBridged() {
    FakeDelivery delivery = new FakeDelivery(10);
    GroupSession<Alert> session = fixture.session(STORE, delivery);
    session.step();
    fixture.consumer.updateBeginningOffsets(Map.of(FIRST, 170L, SECOND, 100L));
    fixture.consumer.setPollException(new OffsetOutOfRangeException(Map.of(FIRST, 120L)));
    session.step();
    fixture.offset = 170;
    fixture.raise(alert(1));
    session.step();

    assertThat(fixture.progress.missed()).isEqualTo(50);
    assertThat(fixture.progress.problem(fixture.clock.instant())).contains("up to 50");
    assertThat(fixture.progress.problem(fixture.clock.instant().plusSeconds(3600))).isNull();
    assertThat(delivery.delivered).containsExactly(alert(1));
    assertThat(fixture.committed(FIRST)).isEqualTo(171);
  }

  @Test
  void whatSomebodyElseOwnsNowIsForgotten() {
    FakeDelivery delivery = new FakeDelivery(1);
    GroupSession<Alert> session = fixture.session(STORE, delivery);
    session.step();
    alerts(3).forEach(fixture::raise);
    session.step();
    assertThat(delivery.delivered).containsExactly(alert(0));

    fixture.consumer.rebalance(List.of(SECOND));
    session.step();
    session.step();

    assertThat(delivery.delivered).containsExactly(alert(0));
    fixture.consumer.rebalance(List.of());
    assertThat(fixture.progress.isOwner()).isFalse();
    fixture.consumer.rebalance(List.of(FIRST));
    assertThat(fixture.committed(FIRST)).isEqualTo(101);
  }

  @Test
  void aChannelWhoseOffsetsExpiredGoesOnWithTheOldestAndSaysSo() {
    fixture.known.add(CHANNEL);
    GroupSession<Alert> session = fixture.session(CHANNEL, new FakeDelivery(10));

    session.step();

    assertThat(fixture.committed(FIRST)).isEqualTo(100);
    assertThat(fixture.progress.gaps()).isEqualTo(1);
    assertThat(fixture.progress.problem(fixture.clock.instant()))
        .contains("Kafka has forgotten where the group stood")
        .contains("offsets.retention.minutes");
  }

  @Test
  void aGroupIsKnownFromItsStartOffsetsOn() {
    fixture.session(CHANNEL, new FakeDelivery(10), Set.of()).step();
    assertThat(fixture.known.contains(CHANNEL)).as("it stands by for a new one").isFalse();

    fixture.consumer.rebalance(List.of(FIRST));

    assertThat(fixture.known.contains(CHANNEL)).isTrue();
    assertThat(fixture.progress.gaps()).isZero();
  }

  @Test
  void whoStandsByKnowsAGroupThatHasOffsets() {
    SessionFixture standby = new SessionFixture(folder.resolve("standby"));
    GroupSession<Alert> session = standby.session(CHANNEL, new FakeDelivery(10), Set.of());
    standby.consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(120)));

    standby.consumer.rebalance(List.of());
    session.step();

    assertThat(standby.known.contains(CHANNEL)).isTrue();
  }

  @Test
  void anOldPartitionWithoutAnOffsetIsAGap() {
    GroupSession<Alert> session = fixture.session(STORE, new FakeDelivery(10), Set.of(FIRST));
    session.step();

    fixture.consumer.rebalance(List.of(FIRST, SECOND));

    assertThat(fixture.committed(SECOND)).isEqualTo(100);
    assertThat(fixture.progress.gaps()).isEqualTo(1);
  }

  @Test
  void whatComesBehindACutOffLogIsReadFromTheCutOn() {
    FakeDelivery delivery = new FakeDelivery(10);
    GroupSession<Alert> session = begun(delivery);
    fixture.consumer.setPollException(
        new LogTruncationException(
            Map.of(FIRST, 103L),
            Map.of(FIRST, new OffsetAndMetadata(102, Optional.of(EPOCH), ""))));
    session.step();
    fixture.offset = 102;
    fixture.raise(alert(7));
    session.step();

    assertThat(delivery.delivered).containsExactly(alert(0), alert(1), alert(2), alert(7));
    assertThat(fixture.progress.truncated()).isEqualTo(1);
    assertThat(fixture.progress.gaps()).isEqualTo(1);
    assertThat(fixture.progress.missed()).isZero();
    assertThat(fixture.committed(FIRST)).isEqualTo(103);
  }

  @Test
  void aPlaceBehindTheEndIsFoundAgainByItsTime() {
    GroupSession<Alert> session = begun(new FakeDelivery(10));
    long last = fixture.clock.millis();
    fixture.consumer.offsetByTime.put(last - 90_000, 94L);
    fixture.consumer.offsetByTime.put(last - 30_000, 97L);
    fixture.consumer.updateBeginningOffsets(Map.of(FIRST, 90L, SECOND, 100L));
    fixture.consumer.updateEndOffsets(Map.of(FIRST, 99L, SECOND, 100L));
    fixture.consumer.setPollException(new OffsetOutOfRangeException(Map.of(FIRST, 103L)));
    session.step();

    assertThat(fixture.consumer.position(FIRST)).as("a minute of slack").isEqualTo(97);
    assertThat(fixture.progress.truncated()).as("103 - 99").isEqualTo(4);
  }

  @Test
  void aPlaceBehindTheEndOfAnotherTopicIsItsBeginning() {
    GroupSession<Alert> session = fixture.session(STORE, new FakeDelivery(10));
    session.step();
    fixture.consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 100L));
    fixture.consumer.updateEndOffsets(Map.of(FIRST, 9L, SECOND, 100L));
    fixture.consumer.setPollException(new OffsetOutOfRangeException(Map.of(FIRST, 100L)));
    session.step();

    assertThat(fixture.consumer.position(FIRST)).isZero();
  }

  private GroupSession<Alert> begun(FakeDelivery delivery) {
    GroupSession<Alert> session = fixture.session(STORE, delivery);
    session.step();
    alerts(3).forEach(fixture::raise);
    session.step();
    assertThat(fixture.committed(FIRST)).isEqualTo(103);
    return session;
  }
}
