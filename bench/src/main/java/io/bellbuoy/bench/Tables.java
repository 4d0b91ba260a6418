package io.bellbuoy.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All tables of the page, from the results of the parts under each Java that was measured. */
final class Tables {

  private static final List<Integer> RELEASES = List.of(17, 25);

  private final Path folder;

  Tables(Path folder) {
    this.folder = folder;
  }

  Map<String, List<String>> all() {
    Map<String, List<String>> tables = new TreeMap<>();
    tables.put("machine", machine());
    for (int release : RELEASES) {
      Numbers a = numbers("a", release);
      MatcherTables matcher = new MatcherTables(a);
      tables.put("matcher-" + release, matcher.policies());
      tables.put("peers-" + release, matcher.peers());
      tables.put("targets-" + release, matcher.targets());
      tables.put("details-" + release, matcher.details());
    }
    for (int release : RELEASES) {
      StreamTables stream = new StreamTables(release, this::numbers);
      tables.put("engine-" + release, stream.engine());
      tables.put("ingest-" + release, stream.ingest());
      tables.put("up-" + release, stream.up());
      tables.put("growth-" + release, stream.growth());
    }
    return tables;
  }

  private Numbers numbers(String part, int release) {
    return new Numbers(Results.read(folder, part, release));
  }

  private List<String> machine() {
    Table table = new Table("part", "Java", "day", "run", "machine");
    for (String part : List.of("a", "b", "c", "d", "e")) {
      for (int release : RELEASES) {
        Optional<Results> results = Results.read(folder, part, release);
        if (results.isPresent()) {
          table.row(row(results.get()));
        }
      }
    }
    return table.lines();
  }

  private static List<String> row(Results results) {
    Machine on = results.machine();
    List<String> cells = new ArrayList<>(List.of(results.part(), on.jdk(), results.day()));
    cells.add(results.mode());
    cells.add(
        "%s, %d cores, %d GiB, %s"
            .formatted(
                on.processor(),
                on.cores(),
                Math.round(on.memoryMebibytes() / 1024.0),
                on.system()));
    return cells;
  }
}
