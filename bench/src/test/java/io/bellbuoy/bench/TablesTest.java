package io.bellbuoy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {

  @TempDir private Path folder;

  @Test
  void theMatcherStandsBesideTheTokenPass() {
    write(
        "a",
        Measurement.once("JsonBenchmark.tokens", Map.of(), 100, "events/s"),
        matcher("100", 150),
        matcher("1000", 120),
        matcher("1", 160));
    assertThat(table("matcher-17"))
        .contains("| library | 100 | 150 | 1.50 × | – | – | – |")
        .contains("| library | 1000 | 120 | 1.20 × | – | – | – |");
    assertThat(table("targets-17"))
        .contains("| 100 rules, of the token pass | 1.50 × | 1.50 × |")
        .contains("| 1,000 rules, of one rule | 0.75 × | 0.75 × |");
  }

  @Test
  void thePeersStandInOneTable() {
    write(
        "a",
        matcher("10", 150),
        Measurement.once(
            "PeersBenchmark.judge", Map.of("judges", "CEL", "rules", "10"), 3, "events/s"),
        Measurement.once("WorstCaseBenchmark.judge", Map.of("judges", "CEL"), 2, "events/s"));
    assertThat(table("peers-17"))
        .contains("| Bellbuoy | – | 150 | – | – | – |")
        .contains("| CEL-Java, standard runtime | – | 3.00 | – | – | 2.00 |");
  }

  @Test
  void theEngineStandsBesideThePassThrough() {
    write(
        "b",
        Measurement.once("Engine", Map.of("threads", "1"), 70, "events/s"),
        Measurement.once(
            "PassThrough",
            Map.of("threads", "1", "guarantee", "exactly_once_v2", "writes", "few"),
            100,
            "events/s"));
    assertThat(table("engine-17"))
        .contains("| engine, of the pass-through, exactly once (aim 0.70 ×) | 0.70 × | – | – |");
  }

  @Test
  void ratesLatenciesAndMemoryOfUpStandByTheirPart() {
    write(
        "d",
        Measurement.once("Up held", Map.of(), 20_000, "events/s"),
        Measurement.once("Up rate", Map.of("part", "1/2"), 10_000, "events/s"),
        Measurement.once("Up stored p99", Map.of("part", "1/2"), 310, "ms"),
        Measurement.once("Up memory", Map.of("process", "up"), 900, "MiB"));
    assertThat(table("up-17"))
        .contains("| all | 20,000 | – | – | – | – |")
        .contains("| 1/2 | 10,000 | – | 310 | – | – |")
        .contains("| peak memory: up, load (MiB) | 900, – | – | – | – | – |");
  }

  @Test
  void bodiesAndGrowthStandBySize() {
    write("c", Measurement.once("Ingest", Map.of("batch", "400", "protocol", "http"), 7, "x"));
    write("e", Measurement.once("Events cpu", Map.of("million", "50"), 4.25, "µs/event"));
    assertThat(table("ingest-17")).contains("| 400 | 7.00 | – | – | – | – | – |");
    assertThat(table("growth-17"))
        .contains("| events read by one engine | 50 million | – | 4.25 | – |");
  }

  @Test
  void whatWasRunWhereAndHowIsTold() {
    write("b");
    assertThat(table("machine"))
        .anyMatch(row -> row.contains("| b |") && row.contains("2026-01-02"));
  }

  private static Measurement matcher(String rules, double value) {
    return Measurement.once(
        "MatcherBenchmark.assess", Map.of("shape", "LIBRARY", "rules", rules), value, "events/s");
  }

  private void write(String part, Measurement... measured) {
    new Results(part, "2026-01-02", "full", Machine.here(), List.of(measured)).write(folder, 17);
  }

  private List<String> table(String name) {
    return java.util.Objects.requireNonNull(new Tables(folder).all().get(name));
  }
}
