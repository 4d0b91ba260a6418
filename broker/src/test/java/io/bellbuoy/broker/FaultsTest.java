package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private final Faults faults = new Faults();
  private final AtomicInteger actions = new AtomicInteger();

  @Test
  void kafkaCannotEndTheProcess() {
    faults.replaceExit();
    assertThatThrownBy(() -> Exit.halt(1, "all log dirs have failed"))
        .isInstanceOf(BrokerException.class)
        .hasMessage("all log dirs have failed");
    assertThatThrownBy(() -> Exit.exit(3)).isInstanceOf(BrokerException.class);
    assertThat(faults.fatal()).hasValue("all log dirs have failed");
  }

  @Test
  void aFatalFaultIsKeptAndTheFirstStays() {
    raise(true, "first");
    raise(true, "second");
    assertThat(faults.fatal()).hasValue("part: first: disk full");
    assertThat(actions).hasValue(2);
  }

  @Test
  void aFaultThatTheBrokerSurvivesIsNotKept() {
    raise(false, "passing");
    assertThat(faults.fatal()).isEmpty();
    assertThat(actions).hasValue(1);
  }

  @Test
  void anAnswerComesThroughAndAFaultEndsTheWaitForOne() throws Exception {
    Duration soon = Duration.ofSeconds(10);
    assertThat(faults.orFault(CompletableFuture.completedFuture("yes"), soon)).isEqualTo("yes");
    assertThatThrownBy(() -> faults.orFault(new CompletableFuture<>(), Duration.ofMillis(1)))
        .isInstanceOf(TimeoutException.class);
    raise(true, "first");
    assertThatThrownBy(() -> faults.orFault(new CompletableFuture<>(), soon))
        .isInstanceOf(BrokerException.class)
        .hasMessage("part: first: disk full");
    assertThat(faults.orFault(CompletableFuture.completedFuture("yes"), soon)).isEqualTo("yes");
  }

  private void raise(boolean fatal, String message) {
    RuntimeException answer =
        faults
            .build("part", fatal, actions::incrementAndGet)
            .handleFault(message, new IllegalStateException("disk full"));
    assertThat(answer).hasMessageContaining("part: " + message);
  }
}
