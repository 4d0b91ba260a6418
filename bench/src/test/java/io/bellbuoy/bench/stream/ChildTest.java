package io.bellbuoy.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChildTest {

  /** Says what it is told to and then either ends or stays. */
  static final class Talker {

    private Talker() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println("something else");
      System.out.println("ready " + args[0]);
      if (args[1].equals("stay")) {
        new CountDownLatch(1).await();
      }
    }
  }

  @Test
  void itsWordIsFoundAmongItsLines() {
    try (Child child = Child.start(Talker.class, "32m", "at 127.0.0.1:9092", "end")) {
      assertThat(child.await("ready")).isEqualTo("at 127.0.0.1:9092");
    }
  }

  @Test
  void aProcessThatEndsBeforeItsWordIsAnError() {
    try (Child child = Child.start(Talker.class, "32m", "", "end")) {
      assertThatIllegalStateException()
          .isThrownBy(() -> child.await("steady"))
          .withMessageContaining("steady");
    }
  }

  @Test
  void whatItCostsIsItsOwn() {
    try (Child child = Child.start(Talker.class, "32m", "now", "stay")) {
      child.await("ready");
      assertThat(child.cpuSeconds()).isPositive();
      assertThat(child.peakMemory()).isNotZero();
    }
  }
}
