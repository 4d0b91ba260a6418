package io.bellbuoy.sink;

import static io.bellbuoy.sink.SessionFixture.CHANNEL;
import static io.bellbuoy.sink.SessionFixture.FIRST;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.SendResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of alerts that fail for long, or that are refused one after the other. */
final class HandoverTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;
  private final FakeDelivery delivery = new FakeDelivery(1);
  private SessionFixture fixture;
  private GroupSession<Alert> session;

  @BeforeEach
  void begin() {
    delivery.givesUpAfter = HOUR;
    fixture = new SessionFixture(folder);
    fixture.offset = 500;
    session = fixture.session(CHANNEL, delivery);
    session.step();
  }

  @Test
  void oneThatFailsForAnHourWhileOthersPassIsLaidAside() {
    failing(alert(1)::equals);
    alerts(4).forEach(fixture::raise);

    steps(HOUR.minusMinutes(1));
    assertThat(delivery.delivered).containsExactly(alert(0));
    assertThat(delivery.laidAside).isEmpty();
    steps(Duration.ofMinutes(3));

    assertThat(delivery.laidAside)
        .singleElement()
        .asString()
        .startsWith("501: it failed for 6")
        .endsWith("minutes while others passed: not that one");
    assertThat(delivery.delivered).containsExactly(alert(0), alert(2), alert(3));
    assertThat(fixture.committed(FIRST)).isEqualTo(504);
    assertThat(fixture.progress.givenUp()).isEqualTo(1);
    assertThat(fixture.progress.refused()).isEqualTo(1);
    assertThat(fixture.progress.problem(fixture.clock.instant())).isNull();
  }

  @Test
  void whileNothingPassesNothingIsLaidAside() {
    failing(alert -> true);
    alerts(3).forEach(fixture::raise);

    steps(HOUR.multipliedBy(5));
    assertThat(delivery.laidAside).isEmpty();
    failing(alert -> false);
    steps(Duration.ofMinutes(2));

    assertThat(delivery.delivered).containsExactlyElementsOf(alerts(3));
    assertThat(fixture.progress.givenUp()).isZero();
  }

  @Test
  void oneThatFailsAloneIsComparedWithTheNextThatComes() {
    failing(alert(0)::equals);
    fixture.raise(alert(0));
    steps(HOUR.plusMinutes(5));
    assertThat(delivery.laidAside).isEmpty();

    fixture.raise(alert(1));
    steps(Duration.ofMinutes(2));

    assertThat(delivery.laidAside).hasSize(1);
    assertThat(delivery.delivered).containsExactly(alert(1));
    assertThat(fixture.committed(FIRST)).isEqualTo(502);
  }

  @Test
  void anotherThatFailsTooDoesNotHideThatOthersPass() {
    failing(List.of(alert(0), alert(1))::contains);
    alerts(4).forEach(fixture::raise);

    steps(HOUR.multipliedBy(3));

    assertThat(delivery.laidAside).hasSize(2);
    assertThat(delivery.delivered).containsExactlyInAnyOrder(alert(2), alert(3));
    assertThat(fixture.committed(FIRST)).isEqualTo(504);
  }

  @Test
  void whatIsNotForTheChannelProvesNothing() {
    delivery.answer(
        alerts ->
            alerts.contains(alert(0)) ? new SendResult.Later("away") : new SendResult.Unwanted());
    alerts(4).forEach(fixture::raise);

    steps(HOUR.multipliedBy(3));

    assertThat(delivery.laidAside).isEmpty();
    assertThat(fixture.progress.delivered()).isZero();
  }

  @Test
  void whoAsksToWaitIsNotGivenUp() {
    delivery.answer(
        alerts ->
            alerts.contains(alert(0))
                ? new SendResult.Later("slow down", Duration.ofMinutes(20))
                : new SendResult.Sent());
    alerts(3).forEach(fixture::raise);

    steps(HOUR.multipliedBy(3));

    assertThat(delivery.laidAside).isEmpty();
  }

  @Test
  void whatCannotBeLaidAsideStaysAndNothingIsSentTwice() {
    failing(alert(0)::equals);
    delivery.deadLettersFail = true;
    alerts(3).forEach(fixture::raise);
    steps(HOUR.multipliedBy(2));
    assertThat(fixture.committed(FIRST)).isEqualTo(500);

    delivery.deadLettersFail = false;
    steps(Duration.ofMinutes(2));

    assertThat(delivery.laidAside).hasSize(1);
    assertThat(delivery.delivered).containsExactly(alert(1), alert(2));
  }

  @Test
  void aBatchIsTakenApartToFindTheOneThatFails() {
    FakeDelivery batches = new FakeDelivery(10);
    batches.givesUpAfter = HOUR;
    batches.answer(
        alerts -> alerts.contains(alert(1)) ? new SendResult.Later("no") : new SendResult.Sent());
    fixture = new SessionFixture(folder.resolve("batches"));
    fixture.offset = 500;
    session = fixture.session(CHANNEL, batches);
    session.step();
    alerts(4).forEach(fixture::raise);

    steps(HOUR.multipliedBy(3));

    assertThat(batches.laidAside).hasSize(1);
    assertThat(batches.delivered).containsExactlyInAnyOrder(alert(0), alert(2), alert(3));
  }

  @Test
  void aChannelThatRefusesEverythingSaysSoUntilItTakesOne() {
    delivery.answer(alerts -> new SendResult.Refused("it answered 401"));
    alerts(3).forEach(fixture::raise);
    steps(Duration.ofSeconds(1));

    assertThat(fixture.progress.isRefusing()).isTrue();
    assertThat(fixture.progress.problem(fixture.clock.instant()))
        .isEqualTo(
            "it refuses what it is sent: the last 3 alerts went to the dead letters and none was"
                + " taken since; it answered 401");
    delivery.answer(alerts -> new SendResult.Sent());
    fixture.raise(alert(3));
    steps(Duration.ofSeconds(1));
    assertThat(fixture.progress.isRefusing()).isFalse();
    assertThat(fixture.progress.problem(fixture.clock.instant())).isNull();
  }

  @Test
  void oneRefusedAfterOthersPassedIsNoState() {
    List<Alert> all = new ArrayList<>(alerts(2));
    delivery.answer(
        alerts ->
            alerts.contains(alert(1)) ? new SendResult.Refused("never") : new SendResult.Sent());
    all.forEach(fixture::raise);
    steps(Duration.ofSeconds(1));

    assertThat(fixture.progress.refused()).isEqualTo(1);
    assertThat(fixture.progress.isRefusing()).isFalse();
  }

  @Test
  void anErrorOfTheDeliveryIsTriedAgain() {
    delivery.answer(
        alerts -> {
          throw new NoClassDefFoundError("missing");
        });
    fixture.raise(alert(0));
    steps(Duration.ofSeconds(1));
    assertThat(fixture.progress.problem(fixture.clock.instant())).contains("missing");

    failing(alert -> false);
    steps(Duration.ofMinutes(1));
    assertThat(delivery.delivered).containsExactly(alert(0));
  }

  private void failing(Predicate<Alert> which) {
    delivery.answer(
        alerts ->
            alerts.stream().anyMatch(which)
                ? new SendResult.Later("not that one")
                : new SendResult.Sent());
  }

  /** Lets the time pass in steps of ten seconds. */
  private void steps(Duration time) {
    for (int i = 0; i < 5; i++) {
      session.step();
    }
    for (long s = 0; s < time.toSeconds(); s += 10) {
      fixture.clock.pass(Duration.ofSeconds(10));
      session.step();
    }
    for (int i = 0; i < 5; i++) {
      session.step();
    }
  }
}
