package io.bellbuoy.sink;

import static io.bellbuoy.sink.SessionFixture.CHANNEL;
import static io.bellbuoy.sink.SessionFixture.FIRST;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.SendResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session does with the summaries of a digest. */
final class SummariesTest {

  @TempDir Path folder;
  private final Digesting delivery = new Digesting();
  private SessionFixture fixture;
  private GroupSession<Alert> session;

  @BeforeEach
  void begin() {
    fixture = new SessionFixture(folder);
    fixture.offset = 500;
    session = fixture.session(CHANNEL, delivery);
    session.step();
  }

  @Test
  void aSummaryGoesInFrontOfAlerts() {
    delivery.due = alert(9);
    fixture.raise(alert(0));
    session.step();
    session.step();

    assertThat(delivery.taken).containsExactly(alert(9), alert(0));
    assertThat(fixture.committed(FIRST)).isEqualTo(501);
    assertThat(fixture.progress.delivered()).isEqualTo(2);
  }

  @Test
  void whileASummaryFailsAlertsWaitBehindIt() {
    delivery.due = alert(9);
    delivery.answer = new SendResult.Later("away");
    fixture.raise(alert(0));
    steps(Duration.ofMinutes(30));

    assertThat(delivery.taken).isEmpty();
    assertThat(fixture.progress.problem(fixture.clock.instant())).isEqualTo("away");
    delivery.answer = new SendResult.Sent();
    steps(Duration.ofMinutes(1));
    assertThat(delivery.taken).containsExactly(alert(9), alert(0));
    assertThat(fixture.progress.problem(fixture.clock.instant())).isNull();
  }

  @Test
  void oneThatFailsForAnHourWhileOthersPassIsLaidAside() {
    delivery.due = alert(9);
    delivery.answer = new SendResult.Later("not that one");
    delivery.alertsPass = true;
    for (int n = 0; n < 5; n++) {
      fixture.raise(alert(n));
    }
    steps(Duration.ofMinutes(70));

    assertThat(delivery.laidAside)
        .containsExactly("it failed for long while others passed: not that one");
    assertThat(delivery.taken).hasSize(5);
    assertThat(fixture.progress.givenUp()).isEqualTo(1);
  }

  @Test
  void whileNothingPassesNothingIsLaidAside() {
    delivery.due = alert(9);
    delivery.answer = new SendResult.Later("away");
    fixture.raise(alert(0));
    steps(Duration.ofHours(3));

    assertThat(delivery.laidAside).isEmpty();
  }

  @Test
  void oneThatIsRefusedIsLaidAsideAtOnceOrWaitsUntilItCanBe() {
    delivery.due = alert(9);
    delivery.answer = new SendResult.Refused("it answered 400");
    delivery.deadLettersFail = true;
    session.step();
    assertThat(fixture.progress.problem(fixture.clock.instant()))
        .isEqualTo("a refused summary cannot be laid aside: no broker");

    delivery.deadLettersFail = false;
    steps(Duration.ofMinutes(1));
    assertThat(delivery.laidAside).containsExactly("it answered 400");
    assertThat(fixture.progress.refused()).isEqualTo(1);
  }

  @Test
  void whatIsHeldBackIsNoProblemAndSaysWhy() {
    delivery.due = alert(9);
    delivery.answer =
        new SendResult.Held("quiet hours", fixture.clock.instant().plus(Duration.ofHours(8)));
    steps(Duration.ofHours(7));

    assertThat(delivery.tries).isEqualTo(1);
    assertThat(fixture.progress.problem(fixture.clock.instant())).isNull();
    assertThat(fixture.progress.held()).isEqualTo("quiet hours");
    assertThat(fixture.progress.failures()).isZero();
    delivery.answer = new SendResult.Sent();
    steps(Duration.ofHours(2));
    assertThat(delivery.taken).containsExactly(alert(9));
    assertThat(fixture.progress.held()).isNull();
  }

  private void steps(Duration time) {
    for (long s = 0; s < time.toSeconds(); s += 10) {
      session.step();
      fixture.clock.pass(Duration.ofSeconds(10));
    }
    session.step();
  }

  /** Has one summary that is due, or none. */
  private static final class Digesting implements Delivery<Alert> {
    private final List<Alert> taken = new ArrayList<>();
    private final List<String> laidAside = new ArrayList<>();
    private SendResult answer = new SendResult.Sent();
    private @Nullable Alert due;
    private boolean alertsPass;
    private boolean deadLettersFail;
    private int tries;

    @Override
    public Alert read(ConsumerRecord<byte[], byte[]> record) {
      return AlertRecord.read(record);
    }

    @Override
    public int mostAtOnce() {
      return 1;
    }

    @Override
    public SendResult deliver(List<Alert> alerts) {
      return alertsPass ? take(alerts.get(0)) : answered(alerts.get(0));
    }

    private SendResult answered(Alert alert) {
      return answer instanceof SendResult.Sent ? take(alert) : answer;
    }

    private SendResult take(Alert alert) {
      taken.add(alert);
      return new SendResult.Sent();
    }

    @Override
    public long told() {
      return taken.size();
    }

    @Override
    public @Nullable Duration givesUpAfter() {
      return Duration.ofHours(1);
    }

    @Override
    public void refused(ConsumerRecord<byte[], byte[]> record, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public @Nullable Alert due() {
      return due;
    }

    @Override
    public SendResult deliverDue(Alert summary) {
      tries++;
      SendResult result = answered(summary);
      if (result instanceof SendResult.Sent) {
        due = null;
      }
      return result;
    }

    @Override
    public void refusedDue(Alert summary, String reason) {
      if (deadLettersFail) {
        throw new KafkaException("no broker");
      }
      laidAside.add(reason);
      due = null;
    }
  }
}
