package io.bellbuoy.sink;

import static io.bellbuoy.sink.SessionFixture.CHANNEL;
import static io.bellbuoy.sink.SessionFixture.FIRST;
import static io.bellbuoy.sink.SessionFixture.SECOND;
import static io.bellbuoy.sink.SessionFixture.STORE;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.SendResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupSessionTest {

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = new SessionFixture(folder);
  }

  @Test
  void whatIsDeliveredIsCommitted() {
    FakeDelivery delivery = new FakeDelivery(10);
    GroupSession<Alert> session = fixture.session(STORE, delivery);
    session.step();
    alerts(3).forEach(fixture::raise);
    fixture.consumer.updateEndOffsets(Map.of(FIRST, 103L, SECOND, 100L));

    session.step();

    assertThat(delivery.delivered).isEqualTo(alerts(3));
    assertThat(fixture.committed(FIRST)).isEqualTo(103);
    assertThat(fixture.progress.delivered()).isEqualTo(3);
    assertThat(fixture.progress.behind()).isZero();
  }

  @Test
  void whileDeliveryFailsNothingIsCommittedAndPollingGoesOn() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.answer(alerts -> new SendResult.Later("the disk is full"));
    GroupSession<Alert> session = fixture.session(STORE, delivery);
    session.step();
    alerts(3).forEach(fixture::raise);
    fixture.consumer.updateEndOffsets(Map.of(FIRST, 105L, SECOND, 100L));

    session.step();
    session.step();

    assertThat(delivery.tries).isEqualTo(1);
    assertThat(fixture.committed(FIRST)).isEqualTo(100);
    assertThat(fixture.consumer.paused()).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(fixture.progress.problem(fixture.clock.instant())).isEqualTo("the disk is full");
    assertThat(fixture.progress.behind()).as("3 polled, 2 in Kafka").isEqualTo(5);
  }

  @Test
  void whatFailedComesAgainAfterAPauseAndThenTheRest() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.answer(alerts -> new SendResult.Later("not now"));
    GroupSession<Alert> session = fixture.session(STORE, delivery);
    session.step();
    alerts(3).forEach(fixture::raise);
    session.step();
    delivery.answer(alerts -> new SendResult.Sent());

    fixture.clock.pass(Duration.ofSeconds(1));
    session.step();
    fixture.raise(alert(3));
    session.step();

    assertThat(delivery.delivered).isEqualTo(alerts(4));
    assertThat(fixture.committed(FIRST)).isEqualTo(104);
    assertThat(fixture.progress.problem(fixture.clock.instant())).isNull();
    assertThat(fixture.consumer.paused()).isEmpty();
  }

  @Test
  void whatTheOtherSideAsksToWaitIsWaited() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.answer(alerts -> new SendResult.Later("slow down", Duration.ofMinutes(3)));
    GroupSession<Alert> session = fixture.session(CHANNEL, delivery);
    session.step();
    fixture.offset = 500;
    fixture.raise(alert(1));
    session.step();

    fixture.clock.pass(Duration.ofSeconds(179));
    session.step();
    assertThat(delivery.tries).isEqualTo(1);
    fixture.clock.pass(Duration.ofSeconds(1));
    session.step();
    assertThat(delivery.tries).isEqualTo(2);
  }

  @Test
  void aDeliveryThatThrowsIsTriedAgain() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.answer(
        alerts -> {
          throw new IllegalStateException("a bug");
        });
    GroupSession<Alert> session = fixture.session(STORE, delivery);
    session.step();
    fixture.raise(alert(1));
    session.step();

    assertThat(fixture.progress.problem(fixture.clock.instant())).contains("a bug");
    assertThat(fixture.committed(FIRST)).isEqualTo(100);
    delivery.answer(alerts -> new SendResult.Sent());
    fixture.clock.pass(Duration.ofSeconds(1));
    session.step();
    assertThat(delivery.delivered).containsExactly(alert(1));
  }

  @Test
  void oneRefusedAmongSeveralDoesNotTakeTheOthersWithIt() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.answer(
        alerts ->
            alerts.contains(alert(2)) ? new SendResult.Refused("never") : new SendResult.Sent());
    GroupSession<Alert> session = fixture.session(STORE, delivery);
    session.step();
    alerts(5).forEach(fixture::raise);

    for (int i = 0; i < 6; i++) {
      session.step();
    }

    assertThat(delivery.delivered).containsExactly(alert(0), alert(1), alert(3), alert(4));
    assertThat(delivery.laidAside).containsExactly("102: never");
    assertThat(fixture.committed(FIRST)).isEqualTo(105);
    assertThat(fixture.progress.refused()).isEqualTo(1);
  }

  @Test
  void whatIsNoAlertIsLaidAsideAndTheRestGoesOn() {
    FakeDelivery delivery = new FakeDelivery(10);
    GroupSession<Alert> session = fixture.session(STORE, delivery);
    session.step();
    fixture.raise(alert(0));
    fixture.add("not json".getBytes(UTF_8));
    fixture.add(null);
    fixture.raise(alert(1));

    for (int i = 0; i < 4; i++) {
      session.step();
    }

    assertThat(delivery.delivered).containsExactly(alert(0), alert(1));
    assertThat(delivery.laidAside)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("101: no readable Alert"),
            second -> assertThat(second).isEqualTo("102: the record has no value"));
    assertThat(fixture.progress.unreadable()).isEqualTo(2);
    assertThat(fixture.committed(FIRST)).isEqualTo(104);
  }

  @Test
  void nothingIsSkippedWhileItCannotBeLaidAside() {
    FakeDelivery delivery = new FakeDelivery(10);
    delivery.deadLettersFail = true;
    GroupSession<Alert> session = fixture.session(STORE, delivery);
    session.step();
    fixture.add("not json".getBytes(UTF_8));
    session.step();
    assertThat(fixture.committed(FIRST)).isEqualTo(100);

    delivery.deadLettersFail = false;
    fixture.clock.pass(Duration.ofSeconds(1));
    session.step();

    assertThat(delivery.laidAside).hasSize(1);
    assertThat(fixture.committed(FIRST)).isEqualTo(101);
  }

  @Test
  void leavingCommitsWhatWasDelivered() {
    FakeDelivery delivery = new FakeDelivery(1);
    GroupSession<Alert> session = fixture.session(STORE, delivery);
    session.step();
    alerts(5).forEach(fixture::raise);
    session.step();
    session.step();

    session.leave();

    assertThat(fixture.committed(FIRST)).isEqualTo(102);
  }
}
