package io.bellbuoy.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.bench.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatedTest {

  private static final Map<String, String> ONE = Map.of("threads", "1");
  private static final Map<String, String> TWO = Map.of("threads", "2");

  @Test
  void theMedianStandsWithHalfOfTheSpread() {
    assertThat(Repeated.medians(List.of(engine(ONE, 10), engine(ONE, 30), engine(ONE, 14))))
        .containsExactly(new Measurement("Engine", ONE, 14, 10.0, "events/s"));
  }

  @Test
  void whatWasMeasuredOnceHasNoError() {
    assertThat(Repeated.medians(List.of(engine(ONE, 10)))).containsExactly(engine(ONE, 10));
  }

  @Test
  void eachSettingIsOnItsOwnInTheOrderOfItsFirstRun() {
    assertThat(
            Repeated.medians(
                List.of(engine(TWO, 1), engine(ONE, 5), engine(TWO, 3), engine(TWO, 2))))
        .containsExactly(new Measurement("Engine", TWO, 2, 1.0, "events/s"), engine(ONE, 5));
  }

  private static Measurement engine(Map<String, String> setting, double value) {
    return Measurement.once("Engine", setting, value, "events/s");
  }
}
