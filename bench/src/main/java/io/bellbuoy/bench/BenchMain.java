package io.bellbuoy.bench;

import io.bellbuoy.bench.matcher.MatcherRun;
import io.bellbuoy.bench.stream.EngineBench;
import io.bellbuoy.bench.stream.GrowthBench;
import io.bellbuoy.bench.stream.IngestBench;
import io.bellbuoy.bench.stream.UpBench;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code bench/run} starts: measures parts, or makes the page. */
public final class BenchMain {

  private static final String USAGE =
      "usage: bench/run [a|b|c|d|e|page]... [--short [--keep]] [--only REGEX]";

  private BenchMain() {}

  /** Ends the process with 0 when all was measured, with 2 where it was asked for wrongly. */
  public static void main(String[] args) {
    List<String> parts = new ArrayList<>();
    boolean quick = false;
    boolean keep = false;
    @Nullable String only = null;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--short")) {
        quick = true;
      } else if (args[i].equals("--keep")) {
        keep = true;
      } else if (args[i].equals("--only") && i + 1 < args.length) {
        only = args[++i];
      } else if (args[i].matches("[a-e]|page")) {
        parts.add(args[i]);
      } else {
        System.err.println("bench: unknown argument " + args[i] + "; " + USAGE);
        System.exit(2);
      }
    }
    Path home = Path.of(System.getProperty("bellbuoy.bench", "bench"));
    for (String part : parts.isEmpty() ? List.of("a", "b", "c", "d", "e", "page") : parts) {
      if (part.equals("page")) {
        Path page = home.resolve("../docs/performance.md").normalize();
        new Page(new Tables(home.resolve("results")).all()).update(page);
        System.out.println("bench: rendered " + page);
      } else {
        // What is not the whole is no result, only something to look at.
        boolean result = only == null && (keep || !quick);
        run(part, quick, only, home.resolve(result ? "results" : "target/results"));
      }
    }
    System.exit(0);
  }

  private static void run(String part, boolean quick, @Nullable String only, Path folder) {
    List<Measurement> measured =
        switch (part) {
          case "a" -> MatcherRun.run(quick, only);
          case "b" -> EngineBench.run(quick);
          case "c" -> IngestBench.run(quick);
          case "d" -> UpBench.run(quick);
          case "e" -> GrowthBench.run(quick);
          default -> throw new IllegalArgumentException(part);
        };
    Results results =
        new Results(
            part,
            LocalDate.now(java.time.ZoneOffset.UTC).toString(),
            quick ? "short" : "full",
            Machine.here(),
            measured);
    System.out.println("bench: wrote " + results.write(folder, Machine.javaRelease()));
    Summary.print(measured);
  }
}
