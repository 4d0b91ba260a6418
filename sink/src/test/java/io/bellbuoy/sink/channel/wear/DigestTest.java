package io.bellbuoy.sink.channel.wear;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.TestClock;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DigestTest {

  private static final Duration PERIOD = Duration.ofMinutes(5);

  private final TestClock clock = new TestClock();
  private final FakeChannel channel = new FakeChannel(1);
  private final Tally tally = new Tally();
  private Memory memory = new Memory();
  private Digest digest = digest();

  private Digest digest() {
    return new Digest(PERIOD, 2, memory, tally, tally.of(channel), clock);
  }

  @Test
  void theFirstOfARuleInAClusterGoesAtOnceAndTheOthersWait() {
    assertThat(digest.send(List.of(prod(0)))).isEqualTo(new SendResult.Sent());
    assertThat(digest.send(List.of(prod(1), prod(2)))).isEqualTo(new SendResult.Unwanted());
    assertThat(digest.send(List.of(other(3)))).isEqualTo(new SendResult.Sent());

    assertThat(channel.taken).containsExactly(prod(0), other(3));
    assertThat(digest.due()).isNull();
  }

  @Test
  void whatIsCountedAndWhatHasToBeSentAreToldApart() {
    digest.send(List.of(prod(0)));

    assertThat(digest.send(List.of(prod(1), prod(2), other(3), prod(4))))
        .isEqualTo(new SendResult.Part(2, null));
    assertThat(digest.send(List.of(other(3), prod(4)))).isEqualTo(new SendResult.Part(1, null));
    assertThat(digest.send(List.of(prod(4)))).isEqualTo(new SendResult.Unwanted());
    assertThat(channel.taken).containsExactly(prod(0), other(3));
  }

  @Test
  void atTheEndOfThePeriodOneMessageHasTheCountAndTheFirstOfThem() {
    digest.send(List.of(prod(0)));
    digest.send(IntStream.range(1, 5).mapToObj(DigestTest::prod).toList());
    clock.pass(PERIOD);

    Alert summary = requireNonNull(digest.due());

    assertThat(summary.message())
        .isEqualTo("4 more of \"A rule\" in prod within 5 min, the first: m1 | m2");
    assertThat(summary.rule().tags()).containsExactly("tag", "digest");
    assertThat(summary.evidence())
        .containsExactly(
            new Alert.Evidence("digest.count", "4"),
            new Alert.Evidence("digest.alert", "m1"),
            new Alert.Evidence("digest.alert", "m2"));
    assertThat(digest.sendDue(summary)).isEqualTo(new SendResult.Sent());
    assertThat(digest.due()).isNull();
    assertThat(tally.told()).as("one, and four in a summary").isEqualTo(5);
  }

  @Test
  void tenThousandAreOneMessageNowAndOneAPeriodAndTheCountsAddUp() {
    for (int n = 0; n < 10_000; n += 500) {
      List<Alert> alerts = IntStream.range(n, n + 500).mapToObj(DigestTest::prod).toList();
      for (int done = 0; done < 500; ) {
        SendResult result = digest.send(alerts.subList(done, 500));
        done += result instanceof SendResult.Part part ? part.done() : 500 - done;
      }
      clock.pass(Duration.ofMinutes(1));
      tellWhatIsDue();
    }
    clock.pass(PERIOD);
    tellWhatIsDue();

    // 20 minutes and the rest.
    assertThat(channel.taken).hasSize(1 + 4 + 0);
    assertThat(channel.taken.stream().mapToLong(DigestTest::count).sum()).isEqualTo(10_000);
    assertThat(tally.told()).isEqualTo(10_000);
  }

  private void tellWhatIsDue() {
    for (Alert due = digest.due(); due != null; due = digest.due()) {
      digest.sendDue(due);
    }
  }

  @Test
  void aGroupThatFellSilentBeginsAnew() {
    digest.send(List.of(prod(0)));
    clock.pass(PERIOD);
    assertThat(digest.due()).isNull();

    assertThat(digest.send(List.of(prod(1)))).isEqualTo(new SendResult.Sent());
    assertThat(channel.taken).containsExactly(prod(0), prod(1));
  }

  @Test
  void aSummaryThatFailsStaysTheSameAndComesAgain() {
    digest.send(List.of(prod(0)));
    digest.send(List.of(prod(1)));
    clock.pass(PERIOD);
    Alert first = requireNonNull(digest.due());
    channel.answer = new SendResult.Later("away");
    digest.sendDue(first);
    clock.pass(Duration.ofHours(1));

    assertThat(digest.due()).isEqualTo(first);
    digest.settle(first);
    assertThat(digest.due()).as("laid aside").isNull();
  }

  @Test
  void afterARestartItGoesOnWhereItWas() {
    digest.send(List.of(prod(0)));
    digest.send(List.of(prod(1), prod(2)));
    Map<String, byte[]> kept = new HashMap<>();
    memory.changes().forEach((key, value) -> kept.put(key, value));
    memory.kept();
    assertThat(memory.isChanged()).isFalse();
    digest.send(List.of(prod(3)));

    memory = new Memory();
    digest = digest();
    memory.restore(kept);
    digest.send(List.of(prod(3)));
    clock.pass(PERIOD);

    assertThat(digest.due()).extracting(Alert::message).asString().startsWith("3 more");
  }

  @Test
  void whatCannotBeSentOpensNoPeriod() {
    channel.answer = new SendResult.Later("away");
    assertThat(digest.send(List.of(prod(0), prod(1)))).isEqualTo(channel.answer);
    assertThat(memory.isChanged()).isFalse();

    channel.answer = new SendResult.Sent();
    assertThat(digest.send(List.of(prod(0)))).isEqualTo(new SendResult.Sent());
  }

  @Test
  void aGroupTooManyIsSentAsItComes() {
    for (int n = 0; n < 2001; n++) {
      digest.send(List.of(alert("c" + n, 0, Severity.LOW, "m")));
    }
    assertThat(digest.send(List.of(alert("c2000", 3, Severity.LOW, "m"))))
        .isEqualTo(new SendResult.Sent());
    assertThat(digest.send(List.of(alert("c1999", 3, Severity.LOW, "m"))))
        .isEqualTo(new SendResult.Unwanted());
  }

  @Test
  void aLongMessageIsCutInASampleAndNoCharacterIsSplit() {
    digest.send(List.of(prod(0)));
    digest.send(List.of(alert("prod", 3, Severity.LOW, "x".repeat(199) + "🛟".repeat(500))));
    clock.pass(PERIOD);

    assertThat(requireNonNull(digest.due()).evidence().get(1).value())
        .isEqualTo("x".repeat(199) + "…");
  }

  private static long count(Alert alert) {
    return Summary.is(alert) ? Long.parseLong(alert.evidence().get(0).value()) : 1;
  }

  private static Alert prod(int n) {
    return alert("prod", 3 * n, Severity.LOW, "m" + n);
  }

  /** Of another rule. */
  private static Alert other(int n) {
    return alert("prod", 3 * n + 1, Severity.LOW, "m" + n);
  }
}
