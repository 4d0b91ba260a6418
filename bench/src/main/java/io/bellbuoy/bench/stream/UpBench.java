package io.bellbuoy.bench.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.bench.Machine;
import io.bellbuoy.bench.Measurement;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Topics;
import io.bellbuoy.standalone.BellbuoyMain;
import io.bellbuoy.standalone.load.LoadGenerator;
import io.bellbuoy.standalone.load.LoadPlan;
import io.bellbuoy.standalone.load.LoadReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/**
 * {@code bellbuoy up} with its starter policy: the highest rate that it holds without growing lag,
 * and how long an event takes to its stored alert at parts of that rate. The load shares the
 * machine. One event in a thousand alerts.
 */
public final class UpBench {

  private static final double ALERTING = 0.001;
  private static final int API_SERVERS = 4;
  private static final String HEAP = "2g";

  private final Child up;
  private final JsonNode endpoints;
  private final Offsets offsets;
  private final boolean quick;

  private UpBench(Child up, JsonNode endpoints, Offsets offsets, boolean quick) {
    this.up = up;
    this.endpoints = endpoints;
    this.offsets = offsets;
    this.quick = quick;
  }

  /** Finds the rate, holds it, and measures at parts of it. */
  public static List<Measurement> run(boolean quick) {
    Path data = folder();
    try (Child up =
        Child.start(BellbuoyMain.class, HEAP, "up", "--port", "0", "--data", data.toString())) {
      up.await("Bellbuoy");
      up.drain();
      JsonNode endpoints = endpoints(data);
      KafkaConfig kafka =
          KafkaConfig.relaxed(endpoints.path("kafka").asText(), Topics.DEFAULT.prefix());
      try (Offsets offsets = new Offsets(kafka)) {
        return new UpBench(up, endpoints, offsets, quick).measure();
      }
    } finally {
      Broker.remove(data);
    }
  }

  private List<Measurement> measure() {
    List<Measurement> all = new ArrayList<>();
    double fastest = send(0, Duration.ofSeconds(quick ? 10 : 30)).rate();
    awaitNoLag();
    all.add(Measurement.once("Up taken", Map.of(), fastest, "events/s"));
    int held = hold((int) fastest);
    all.add(Measurement.once("Up held", Map.of(), held, "events/s"));
    for (Map.Entry<String, Double> part : Map.of("1/4", 0.25, "1/2", 0.5, "9/10", 0.9).entrySet()) {
      all.addAll(latency(part.getKey(), (int) (held * part.getValue())));
    }
    all.add(Measurement.once("Up memory", Map.of("process", "up"), up.peakMemory(), "MiB"));
    double own = Machine.peakMemory(ProcessHandle.current().pid());
    all.add(Measurement.once("Up memory", Map.of("process", "load"), own, "MiB"));
    return Collections.unmodifiableList(all);
  }

  /** Goes down in steps of a tenth until a rate is held for the whole time. */
  private int hold(int fastest) {
    Duration look = Duration.ofSeconds(quick ? 10 : 30);
    Duration whole = quick ? Duration.ofSeconds(20) : Duration.ofMinutes(5);
    for (double share = 1; share > 0.05; share *= 0.9) {
      int rate = (int) (fastest * share);
      if (holds(rate, look) && holds(rate, whole)) {
        return rate;
      }
    }
    throw new IllegalStateException("no rate was held");
  }

  private boolean holds(int rate, Duration time) {
    awaitNoLag();
    try (LoadGenerator load = new LoadGenerator(plan(rate, time))) {
      CompletableFuture<LoadReport> ended = load.start();
      long most = 0;
      long end = System.nanoTime() + time.toNanos();
      while (System.nanoTime() < end) {
        most = Math.max(most, lag());
        if (most > rate * 3L || load.report().dropped() > 0) {
          load.stop();
          ended.join();
          return false;
        }
        Race.pause();
      }
      LoadReport report = ended.join();
      System.out.printf(
          "bench: %,d events/s for %s: most behind %,d, p99 of acknowledgements %.0f ms%n",
          rate, time, most, report.latencyMillis(99));
      // A second's worth may be on its way; what grows is over that soon.
      return report.complete() && report.refusals() == 0 && lag() <= rate;
    }
  }

  private List<Measurement> latency(String part, int rate) {
    awaitNoLag();
    Duration time = Duration.ofSeconds(quick ? 10 : 60);
    Histogram stored;
    LoadReport report;
    try (LoadGenerator load = new LoadGenerator(plan(rate, time))) {
      StoredAlerts alerts =
          new StoredAlerts(
              endpoints.path("api").asText(), endpoints.path("token").asText(), load.ids());
      try (alerts) {
        report = load.start().join();
        awaitNoLag();
      }
      stored = alerts.latency();
    }
    if (stored.getTotalCount() < report.alerting()) {
      System.out.printf(
          "bench: %d of %d alerts were seen%n", stored.getTotalCount(), report.alerting());
    }
    Map<String, String> setting = Map.of("part", part);
    List<Measurement> all = new ArrayList<>();
    all.add(Measurement.once("Up rate", setting, report.rate(), "events/s"));
    all.add(Measurement.once("Up alerts", setting, (double) stored.getTotalCount(), "alerts"));
    for (double percentile : List.of(50.0, 99.0, 99.9)) {
      String name = "p" + Double.toString(percentile).replace(".0", "");
      double alert = stored.getValueAtPercentile(percentile) / 1e3;
      all.add(Measurement.once("Up stored " + name, setting, alert, "ms"));
      double answer = report.latencyMillis(percentile);
      all.add(Measurement.once("Up acknowledged " + name, setting, answer, "ms"));
    }
    return all;
  }

  private LoadReport send(int rate, Duration time) {
    try (LoadGenerator load = new LoadGenerator(plan(rate, time))) {
      return load.start().join();
    }
  }

  private LoadPlan plan(int rate, Duration time) {
    URI webhook = URI.create(endpoints.path("webhook").asText());
    return new LoadPlan(
        Collections.nCopies(API_SERVERS, webhook),
        null,
        rate,
        LoadPlan.USUAL_BATCH,
        time,
        ALERTING,
        rate == 0 ? 2 : LoadPlan.USUAL_CONNECTIONS,
        LoadPlan.USUAL_BUFFER);
  }

  private long lag() {
    return offsets.lag("bellbuoy-engine", Topics.DEFAULT.events().name());
  }

  private void awaitNoLag() {
    while (lag() > 0) {
      Race.pause();
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("bellbuoy-up");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode endpoints(Path data) {
    try {
      return new ObjectMapper().readTree(data.resolve("endpoints.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
