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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sendings of which only the first ones are done. */
final class PartialDeliveryTest {

  @TempDir Path folder;
  private final FakeDelivery delivery = new FakeDelivery(10);
  private SessionFixture fixture;
  private GroupSession<Alert> session;

  @BeforeEach
  void begin() {
    delivery.givesUpAfter = Duration.ofHours(1);
    fixture = new SessionFixture(folder);
    fixture.offset = 500;
    session = fixture.session(CHANNEL, delivery);
    session.step();
    alerts(5).forEach(fixture::raise);
  }

  @Test
  void whatArrivedBeforeAFailureDoesNotComeAgain() {
    answer(2, new SendResult.Later("away", Duration.ofSeconds(30)));
    session.step();
    delivery.answer(alerts -> new SendResult.Sent());
    session.step();
    assertThat(delivery.delivered).as("waits as it was asked").isEqualTo(alerts(2));

    fixture.clock.pass(Duration.ofSeconds(31));
    session.step();

    assertThat(delivery.delivered).isEqualTo(alerts(5));
    assertThat(fixture.progress.delivered()).isEqualTo(5);
    assertThat(fixture.committed(FIRST)).isEqualTo(505);
  }

  @Test
  void theOneBehindThemThatIsRefusedIsLaidAside() {
    answer(2, new SendResult.Refused("never"));
    session.step();
    delivery.answer(alerts -> new SendResult.Sent());
    session.step();

    assertThat(delivery.laidAside).containsExactly("502: never");
    assertThat(delivery.delivered).containsExactly(alert(0), alert(1), alert(3), alert(4));
  }

  @Test
  void theRestIsTriedAtOnceWhereNothingWentWrong() {
    answer(2, null);
    session.step();
    delivery.answer(alerts -> new SendResult.Sent());
    session.step();

    assertThat(delivery.delivered).isEqualTo(alerts(5));
    assertThat(fixture.progress.failures()).isZero();
  }

  @Test
  void whatIsHeldBackIsKnownByItsReasonUntilItGoes() {
    answer(1, new SendResult.Held("enough", fixture.clock.instant().plus(Duration.ofHours(3))));
    session.step();
    fixture.clock.pass(Duration.ofHours(2));
    session.step();

    assertThat(delivery.tries).isEqualTo(1);
    assertThat(fixture.progress.held()).isEqualTo("enough");
    assertThat(fixture.progress.problem(fixture.clock.instant())).isNull();
    assertThat(fixture.progress.behindSeconds(fixture.clock.instant())).isEqualTo(7200);
    delivery.answer(alerts -> new SendResult.Sent());
    fixture.clock.pass(Duration.ofHours(2));
    session.step();
    assertThat(delivery.delivered).isEqualTo(alerts(5));
    assertThat(fixture.progress.held()).isNull();
    assertThat(fixture.progress.behindSeconds(fixture.clock.instant())).isZero();
  }

  private void answer(int done, @Nullable SendResult next) {
    delivery.answer(alerts -> new SendResult.Part(done, next));
  }
}
