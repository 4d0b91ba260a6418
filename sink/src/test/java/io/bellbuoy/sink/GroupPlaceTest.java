package io.bellbuoy.sink;

import static io.bellbuoy.sink.SessionFixture.CHANNEL;
import static io.bellbuoy.sink.SessionFixture.FIRST;
import static io.bellbuoy.sink.SessionFixture.SECOND;
import static io.bellbuoy.sink.SessionFixture.STORE;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.junit.jupiter.api.Test;

/** Where a group begins, what it does about gaps, and when it loses its partitions. */
final class GroupPlaceTest {

  private final SessionFixture fixture = new SessionFixture();

  @Test
  void groupsAreNamedAfterThePrefix() {
    assertThat(STORE.id()).isEqualTo("bellbuoy-store");
    assertThat(CHANNEL.id()).isEqualTo("bellbuoy-channel-pager");
  }

  @Test
  void aNewStoreBeginsWithEverythingThatIsThere() {
    GroupSession session = fixture.session(STORE, new FakeDelivery(10));

    session.step();

    assertThat(fixture.committed(FIRST)).isEqualTo(100);
    assertThat(fixture.committed(SECOND)).isEqualTo(100);
    assertThat(fixture.progress.isPositioned()).isTrue();
    assertThat(fixture.progress.isOwner()).isTrue();
  }

  @Test
  void aNewChannelBeginsWithWhatComesFromNowOn() {
    GroupSession session = fixture.session(CHANNEL, new FakeDelivery(10));

    session.step();

    assertThat(fixture.committed(FIRST)).isEqualTo(500);
    assertThat(fixture.committed(SECOND)).isEqualTo(500);
  }

  @Test
  void aPartitionThatCameLaterIsReadFromItsBeginning() {
    GroupSession session = fixture.session(CHANNEL, new FakeDelivery(10), Set.of(FIRST));
    session.step();

    fixture.consumer.updateBeginningOffsets(Map.of(FIRST, 100L, SECOND, 7L));
    fixture.consumer.rebalance(List.of(FIRST, SECOND));
    session.step();

    assertThat(fixture.committed(SECOND)).isEqualTo(7);
  }

  @Test
  void aGapIsCountedSaidAndBridged() {
    FakeDelivery delivery = new FakeDelivery(10);
    GroupSession session = fixture.session(STORE, delivery);
    session.step();
    fixture.consumer.updateBeginningOffsets(Map.of(FIRST, 170L, SECOND, 100L));
    fixture.consumer.setPollException(new OffsetOutOfRangeException(Map.of(FIRST, 120L)));
    session.step();
    fixture.offset = 170;
    fixture.raise(alert(1));
    session.step();

    assertThat(fixture.progress.missed()).isEqualTo(50);
    assertThat(fixture.progress.problem(Instant.now())).contains("up to 50");
    assertThat(fixture.progress.problem(Instant.now().plusSeconds(3600))).isNull();
    assertThat(delivery.delivered).containsExactly(alert(1));
    assertThat(fixture.committed(FIRST)).isEqualTo(171);
  }

  @Test
  void whatSomebodyElseOwnsNowIsForgotten() {
    FakeDelivery delivery = new FakeDelivery(1);
    GroupSession session = fixture.session(STORE, delivery);
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
}
