package io.bellbuoy.sink.channel.wear;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.sink.TestClock;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RateLimitTest {

  private final TestClock clock = new TestClock();
  private final FakeChannel channel = new FakeChannel(10);
  private final Memory memory = new Memory();
  private final RateLimit limit = new RateLimit(3, memory, channel, clock);

  @Test
  void inAnyMinuteThereAreNoMoreMessagesThanThat() {
    Instant start = clock.instant();
    for (int n = 0; n < 600; n++) {
      int before = channel.calls;
      SendResult result = limit.send(List.of(alert(n)));
      if (result instanceof SendResult.Held held) {
        assertThat(channel.calls).isEqualTo(before);
        assertThat(held.until()).isAfter(clock.instant());
      }
      clock.pass(Duration.ofSeconds(1));
    }

    assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofMinutes(10));
    assertThat(channel.calls).isEqualTo(30);
  }

  @Test
  void whatIsHeldIsToldWhenItMayGo() {
    for (int n = 0; n < 3; n++) {
      limit.send(List.of(alert(n)));
      clock.pass(Duration.ofSeconds(5));
    }

    assertThat(limit.send(List.of(alert(3))))
        .isEqualTo(
            new SendResult.Held(
                "the rate limit of 3 messages a minute",
                clock.instant().plus(Duration.ofSeconds(45))));
  }

  @Test
  void aTryThatFailsCounts() {
    channel.answer = new SendResult.Later("away");
    for (int n = 0; n < 3; n++) {
      assertThat(limit.send(List.of(alert(n)))).isEqualTo(channel.answer);
    }
    assertThat(limit.send(List.of(alert(3)))).isInstanceOf(SendResult.Held.class);
  }

  @Test
  void itOutlivesARestart() {
    for (int n = 0; n < 3; n++) {
      limit.send(List.of(alert(n)));
    }
    Map<String, byte[]> kept = new HashMap<>();
    memory.changes().forEach((key, value) -> kept.put(key, value));
    Memory later = new Memory();
    RateLimit restarted = new RateLimit(3, later, channel, clock);
    later.restore(kept);

    assertThat(restarted.send(List.of(alert(3)))).isInstanceOf(SendResult.Held.class);
  }

  @Test
  void aClockThatIsSetBackSilencesNobody() {
    for (int n = 0; n < 3; n++) {
      limit.send(List.of(alert(n)));
    }
    clock.pass(Duration.ofHours(-3));

    assertThat(limit.send(List.of(alert(3)))).isEqualTo(new SendResult.Sent());
  }
}
