package io.bellbuoy.sink.channel.wear;

import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.sink.channel.SendResult;
import org.junit.jupiter.api.Test;

final class CircuitBreakerTest {

  private final FakeChannel channel = new FakeChannel(100);
  private final CircuitBreaker breaker = new CircuitBreaker(channel);

  @Test
  void afterThreeFailuresItAsksWithOneAlertUntilOnePasses() {
    channel.answer = new SendResult.Later("away");
    breaker.send(alerts(9));
    breaker.send(alerts(9));
    assertThat(breaker.mostAtOnce()).isEqualTo(100);
    breaker.send(alerts(9));
    assertThat(breaker.mostAtOnce()).isEqualTo(1);
    breaker.send(alerts(1));
    assertThat(breaker.mostAtOnce()).isEqualTo(1);

    channel.answer = new SendResult.Sent();
    breaker.send(alerts(1));
    assertThat(breaker.mostAtOnce()).isEqualTo(100);
  }

  @Test
  void aFailureBehindAPartCountsAndARefusalDoesNot() {
    channel.answer = new SendResult.Part(1, new SendResult.Later("away"));
    for (int n = 0; n < 3; n++) {
      breaker.send(alerts(2));
    }
    assertThat(breaker.mostAtOnce()).isEqualTo(1);

    channel.answer = new SendResult.Refused("never");
    breaker.send(alerts(1));
    assertThat(breaker.mostAtOnce()).isEqualTo(100);
  }
}
