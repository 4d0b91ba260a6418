package io.bellbuoy.bench;

import java.util.List;
import java.util.function.BiFunction;

/** What parts b to e measured, as tables. */
final class StreamTables {

  private final Numbers b;
  private final Numbers c;
  private final Numbers d;
  private final Numbers e;

  /**
   * @param numbers those of a part under a Java release
   */
  StreamTables(int release, BiFunction<String, Integer, Numbers> numbers) {
    b = numbers.apply("b", release);
    c = numbers.apply("c", release);
    d = numbers.apply("d", release);
    e = numbers.apply("e", release);
  }

  List<String> engine() {
    Table table =
        new Table("from topic to alerts", "1 thread, events/s", "2 threads", "µs CPU an event");
    table.row(
        List.of(
            "engine, 100 rules, exactly once",
            b.text("Engine", "threads", "1"),
            b.text("Engine", "threads", "2"),
            b.text("Engine cpu", "threads", "1")));
    table.row(passThrough("pass-through, exactly once", "exactly_once_v2", "few"));
    table.row(passThrough("pass-through, at least once", "at_least_once", "few"));
    table.row(passThrough("copies every event, exactly once", "exactly_once_v2", "all"));
    table.row(
        List.of(
            "engine, of the pass-through, exactly once (aim 0.70 ×)", share("1"), share("2"), "–"));
    return table.lines();
  }

  private String share(String threads) {
    return Numbers.ratio(
        b.value("Engine", "threads", threads),
        b.value(
            "PassThrough", "threads", threads, "guarantee", "exactly_once_v2", "writes", "few"));
  }

  private List<String> passThrough(String name, String guarantee, String writes) {
    return List.of(
        name,
        b.text("PassThrough", "threads", "1", "guarantee", guarantee, "writes", writes),
        b.text("PassThrough", "threads", "2", "guarantee", guarantee, "writes", writes),
        b.text("PassThrough cpu", "threads", "1", "guarantee", guarantee, "writes", writes));
  }

  List<String> ingest() {
    Table table =
        new Table(
            "events in a body",
            "HTTP, events/s",
            "MB/s",
            "p99, ms",
            "µs CPU an event",
            "HTTPS, events/s",
            "p99, ms");
    for (String batch : List.of("1", "10", "100", "400")) {
      String[] http = {"batch", batch, "protocol", "http"};
      String[] https = {"batch", batch, "protocol", "https"};
      table.row(
          List.of(
              batch,
              c.text("Ingest", http),
              c.text("Ingest bytes", http),
              c.text("Ingest p99", http),
              c.text("Ingest cpu", http),
              c.text("Ingest", https),
              c.text("Ingest p99", https)));
    }
    return table.lines();
  }

  List<String> up() {
    Table table =
        new Table("of the rate held", "events/s", "stored p50, ms", "p99", "p99.9", "200 p99, ms");
    table.row(List.of("all", d.text("Up held"), "–", "–", "–", "–"));
    for (String part : List.of("9/10", "1/2", "1/4")) {
      table.row(
          List.of(
              part,
              d.text("Up rate", "part", part),
              d.text("Up stored p50", "part", part),
              d.text("Up stored p99", "part", part),
              d.text("Up stored p99.9", "part", part),
              d.text("Up acknowledged p99", "part", part)));
    }
    table.row(
        List.of(
            "peak memory: up, load (MiB)",
            d.text("Up memory", "process", "up") + ", " + d.text("Up memory", "process", "load"),
            "–",
            "–",
            "–",
            "–"));
    return table.lines();
  }

  List<String> growth() {
    Table table = new Table("grows", "to", "events/s", "µs CPU an event", "peak memory, MiB");
    for (String million : List.of("1", "10", "50")) {
      table.row(
          List.of(
              "events read by one engine",
              million + " million",
              "–",
              e.text("Events cpu", "million", million),
              e.text("Events memory", "million", million)));
    }
    for (String clusters : List.of("1", "10", "100", "1000")) {
      table.row(growth("clusters", "Clusters", clusters));
    }
    for (String partitions : List.of("1", "12", "48")) {
      table.row(growth("partitions", "Partitions", partitions));
    }
    return table.lines();
  }

  private List<String> growth(String name, String what, String count) {
    return List.of(
        name,
        count,
        e.text(what, "count", count),
        e.text(what + " cpu", "count", count),
        e.text(what + " memory", "count", count));
  }
}
