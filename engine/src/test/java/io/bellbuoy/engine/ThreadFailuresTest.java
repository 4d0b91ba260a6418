package io.bellbuoy.engine;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {

  private final HandClock clock = new HandClock();
  private final RecentTrouble trouble = new RecentTrouble(clock);
  private final List<String> gaveUp = new ArrayList<>();
  private final EngineMetrics metrics = new EngineMetrics(new SimpleMeterRegistry(), clock);
  private final ThreadFailures failures = new ThreadFailures(clock, metrics, trouble, gaveUp::add);

  private final Throwable failure =
      new StreamsException("outer", new IllegalStateException("the disk is full"));

  @Test
  void aThreadThatDiesIsReplacedAndTheInnermostReasonIsTold() {
    assertThat(failures.handle(failure)).isEqualTo(REPLACE_THREAD);

    assertThat(trouble.recent()).contains("replaced").contains("the disk is full");
    assertThat(failures.fatal()).isNull();
    assertThat(gaveUp).isEmpty();
  }

  @Test
  void whatComesBackAtOnceEndsTheEngineWithItsReason() {
    for (int i = 0; i < ThreadFailures.MOST; i++) {
      assertThat(failures.handle(failure)).isEqualTo(REPLACE_THREAD);
    }

    assertThat(failures.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(failures.fatal()).contains("gave up").contains("the disk is full");
    assertThat(gaveUp).containsExactly(failures.fatal());
  }

  @Test
  void oldDeathsAreForgiven() {
    for (int i = 0; i < ThreadFailures.MOST; i++) {
      failures.handle(failure);
    }
    clock.forward(ThreadFailures.WITHIN.plus(Duration.ofSeconds(1)));

    assertThat(failures.handle(failure)).isEqualTo(REPLACE_THREAD);
  }
}
