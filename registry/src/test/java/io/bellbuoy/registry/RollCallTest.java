package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RollCallTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void allAreThereWhenEveryLiveEngineJudgesByTheVersionOrANewer() {
    assertThat(call(engine("e1", 7), engine("e2", 8)).await(LONG)).isEmpty();
  }

  @Test
  void itWaitsForTheOneThatIsBehind() {
    AtomicInteger asked = new AtomicInteger();
    Supplier<StatusImage> status =
        () -> image(engine("e1", 7), engine("e2", asked.incrementAndGet() < 3 ? 6 : 7));

    assertThat(new RollCall(status, 7).await(LONG)).isEmpty();
    assertThat(asked).hasValue(3);
  }

  @Test
  void whoIsStillBehindAfterThePatienceIsNamedWithItsProblems() {
    List<String> behind =
        call(engine("e1", 7), engine("e2", 6, "Kafka is slow"), engine("e3", 0))
            .await(Duration.ZERO);

    assertThat(behind)
        .containsExactlyInAnyOrder(
            "engine e2 still judges by version 6 after 0 s: Kafka is slow",
            "engine e3 has no policy yet after 0 s");
  }

  @Test
  void whoRefusesTheVersionIsNotWaitedFor() {
    assertThat(call(engine("e1", 6, "policy version 7 does not compile")).await(LONG))
        .containsExactly(
            "engine e1 still judges by version 6 after 0 s: policy version 7 does not compile");
  }

  @Test
  void aProblemWithAnotherVersionIsNoRefusal() {
    AtomicInteger asked = new AtomicInteger();
    Supplier<StatusImage> status =
        () ->
            image(
                engine(
                    "e1",
                    asked.incrementAndGet() < 3 ? 6 : 77,
                    "policy version 77 cannot be used, version 7 stays in force"));

    assertThat(new RollCall(status, 7).await(LONG)).isEmpty();
  }

  @Test
  void onlyEnginesThatHaveReportedLatelyCount() {
    InstanceStatus dead = Samples.engine("dead", Instant.now().minusSeconds(6), 6);
    InstanceStatus sink =
        new InstanceStatus("sink-1", "sink", Instant.now(), 0, List.of(), Map.of());

    assertThat(call(dead, sink, engine("e1", 7)).await(LONG)).isEmpty();
  }

  @Test
  void thatNoEngineRunsIsSaidAfterThePatience() {
    assertThat(call().await(Duration.ZERO))
        .containsExactly("no engine is running; the next one to start judges by version 7");
  }

  @Test
  void anEngineWhoseClockIsWrongCountsFromItsNextReport() {
    AtomicInteger asked = new AtomicInteger();
    Supplier<StatusImage> status =
        () -> {
          Instant behind = Instant.now().minusSeconds(3600);
          Instant at = asked.incrementAndGet() < 3 ? Samples.NOON : behind;
          return image(Samples.engine("e1", at, 7));
        };

    assertThat(new RollCall(status, 7).await(LONG)).isEmpty();
    assertThat(asked).hasValue(3);
  }

  private static InstanceStatus engine(String instance, int version, String... problems) {
    return Samples.engine(instance, Instant.now(), version, problems);
  }

  private static RollCall call(InstanceStatus... instances) {
    return new RollCall(() -> image(instances), 7);
  }

  private static StatusImage image(InstanceStatus... instances) {
    Map<String, InstanceStatus> byName = new HashMap<>();
    for (InstanceStatus instance : instances) {
      byName.put(instance.instance(), instance);
    }
    return new StatusImage(byName);
  }
}
