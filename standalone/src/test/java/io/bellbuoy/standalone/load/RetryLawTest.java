package io.bellbuoy.standalone.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.standalone.load.RetryLaw.Again;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryLawTest {

  private final Batch first = new Batch(3, 42);

  @ParameterizedTest
  @ValueSource(ints = {0, 301, 400, 401, 413, 429, 500, 503})
  void everyFailureIsSentFiveTimesInAll(int status) {
    List<Duration> pauses = new ArrayList<>();
    Batch batch = first;
    for (Again again = RetryLaw.next(batch, status, null);
        again != null;
        again = RetryLaw.next(batch, status, null)) {
      pauses.add(again.pause());
      batch = again.batch();
    }
    assertThat(pauses).extracting(Duration::toSeconds).containsExactly(11L, 15L, 26L, 35L);
  }

  @Test
  void whoIsToldToWaitComesBackThenUpToTenTimesInARound() {
    Batch batch = first;
    for (int i = 0; i < 10; i++) {
      Again again = requireNonNull(RetryLaw.next(batch, 503, "5"));
      assertThat(again.pause()).hasSeconds(5);
      batch = again.batch();
    }
    Again nextRound = requireNonNull(RetryLaw.next(batch, 503, "5"));
    assertThat(nextRound.pause()).hasSeconds(11);
    assertThat(nextRound.batch()).isEqualTo(new Batch(3, 42, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wed, 21 Oct 2026 07:28:00 GMT", "-1", "", "1.5", "99999"})
  void aTimeThatIsNoPlainNumberOfSecondsIsNotUnderstood(String retryAfter) {
    assertThat(requireNonNull(RetryLaw.next(first, 503, retryAfter)).pause()).hasSeconds(11);
  }

  @Test
  void onlyOverloadMayTellTheTime() {
    assertThat(requireNonNull(RetryLaw.next(first, 400, "1")).pause()).hasSeconds(11);
    assertThat(requireNonNull(RetryLaw.next(first, 429, "1")).pause()).hasSeconds(1);
  }

  @Test
  void aBatchKeepsItsNumberAndTheTimeItWasDue() {
    Batch again = requireNonNull(RetryLaw.next(first, 0, null)).batch();
    assertThat(again.number()).isEqualTo(3);
    assertThat(again.due()).isEqualTo(42);
  }
}
