package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // the clock may overflow
  private final AtomicInteger opened = new AtomicInteger();
  private final Breaker breaker = new Breaker(now::get);

  @BeforeEach
  void listen() {
    breaker.onOpen(opened::incrementAndGet);
  }

  @Test
  void nothingIsAdmittedBeforeTheFirstAnswer() {
    assertThat(breaker.admits()).isFalse();
    assertThat(breaker.problem()).contains("not answered yet");

    breaker.reachable();

    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.problem()).isNull();
  }

  @Test
  void aProbeWithoutAnswerOpensAndTheNextAnswerCloses() {
    breaker.reachable();

    breaker.unreachable("gone");
    breaker.unreachable("still gone");

    assertThat(breaker.admits()).isFalse();
    assertThat(breaker.problem()).isEqualTo("still gone");
    assertThat(opened).hasValue(1);

    breaker.reachable();

    assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
  }

  @Test
  void afterARefusedRecordOneRequestASecondIsTried() {
    breaker.reachable();
    breaker.refused("not enough replicas");
    assertThat(breaker.admits()).isFalse();

    breaker.reachable();

    assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
    assertThat(breaker.problem()).isEqualTo("not enough replicas");
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admits()).isFalse();
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admits()).isFalse();

    breaker.acknowledged();

    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admits()).isTrue();
  }

  @Test
  void aFailedTrialOpensAgain() {
    breaker.reachable();
    breaker.refused("first");
    breaker.reachable();

    breaker.refused("second");

    assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    assertThat(opened).hasValue(2);
  }

  @Test
  void aLateAcknowledgementDoesNotCloseAnOpenBreaker() {
    breaker.reachable();
    breaker.unreachable("gone");

    breaker.acknowledged();

    assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
  }
}
