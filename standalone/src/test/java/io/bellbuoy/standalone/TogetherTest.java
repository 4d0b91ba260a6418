package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TogetherTest {

  @Test
  void eachOfTwoCanWaitForTheOther() {
    CountDownLatch both = new CountDownLatch(2);
    Runnable meets =
        () -> {
          both.countDown();
          try {
            both.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };

    Together.run(List.of(meets, meets));

    assertThat(both.getCount()).isZero();
  }

  @Test
  void aFailureIsThrownAsItIsWhenTheOthersAreDone() {
    AtomicBoolean done = new AtomicBoolean();
    IllegalStateException first = new IllegalStateException("the port is taken");
    IllegalStateException second = new IllegalStateException("the disk is full");

    assertThatThrownBy(
            () ->
                Together.run(
                    List.of(
                        () -> {
                          throw first;
                        },
                        () -> {
                          throw second;
                        },
                        () -> done.set(true))))
        .isSameAs(first)
        .hasSuppressedException(second);
    assertThat(done).isTrue();
  }
}
