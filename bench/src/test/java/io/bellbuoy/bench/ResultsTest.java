package io.bellbuoy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

  private static final Measurement ONE_RULE =
      new Measurement("MatcherBenchmark.assess", Map.of("rules", "1"), 10, 0.5, "events/s");
  private static final Measurement TEN_RULES =
      Measurement.once("MatcherBenchmark.assess", Map.of("rules", "10"), 9, "events/s");

  private final Results results =
      new Results("a", "2026-01-02", "full", Machine.here(), List.of(ONE_RULE, TEN_RULES));

  @Test
  void whatIsWrittenIsReadAgain(@TempDir Path folder) {
    Path file = results.write(folder.resolve("results"), 17);
    assertThat(file).hasFileName("a-jdk17.json");
    assertThat(Results.read(folder.resolve("results"), "a", 17)).contains(results);
  }

  @Test
  void eachPartAndJavaHasItsOwn(@TempDir Path folder) {
    results.write(folder, 17);
    assertThat(Results.read(folder, "a", 25)).isEmpty();
    assertThat(Results.read(folder, "b", 17)).isEmpty();
  }

  @Test
  void aNumberIsFoundByWhatItIsAndHow() {
    assertThat(results.find("MatcherBenchmark.assess", Map.of("rules", "10"))).contains(TEN_RULES);
    assertThat(results.find("MatcherBenchmark.assess", Map.of())).contains(ONE_RULE);
    assertThat(results.find("MatcherBenchmark.assess", Map.of("rules", "100"))).isEmpty();
    assertThat(results.find("Other", Map.of())).isEmpty();
  }

  @Test
  void numbersAreShortAndCarryTheirError() {
    assertThat(Table.number(ONE_RULE)).isEqualTo("10.0 ± 0.50");
    assertThat(Table.number(TEN_RULES)).isEqualTo("9.00");
    assertThat(Table.number(1_234_567.8)).isEqualTo("1,234,568");
    assertThat(Table.number(Double.NaN)).isEqualTo("–");
    assertThat(Numbers.ratio(3, 2)).isEqualTo("1.50 ×");
    assertThat(Numbers.ratio(3, Double.NaN)).isEqualTo("–");
  }

  @Test
  void theMachineTellsWhatItIs() {
    Machine machine = Machine.here();
    assertThat(machine.jdk()).contains(Integer.toString(Machine.javaRelease()));
    assertThat(machine.cores()).isPositive();
    assertThat(machine.memoryMebibytes()).isPositive();
    assertThat(Machine.peakMemory(ProcessHandle.current().pid())).isNotZero();
  }
}
