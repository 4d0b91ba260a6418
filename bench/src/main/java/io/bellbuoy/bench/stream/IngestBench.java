package io.bellbuoy.bench.stream;

import io.bellbuoy.bench.Measurement;
import io.bellbuoy.standalone.load.LoadGenerator;
import io.bellbuoy.standalone.load.LoadPlan;
import io.bellbuoy.standalone.load.LoadReport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ingest from the body of a webhook call to its acknowledgement, over the loopback, with and
 * without TLS, by the size of the body. Broker, ingest and the load share the machine.
 */
public final class IngestBench {

  private static final List<Integer> BATCHES = List.of(1, 10, 100, 400);

  private IngestBench() {}

  /** Measures each protocol and size. */
  public static List<Measurement> run(boolean quick) {
    try (Broker broker = new Broker()) {
      Path certificates = broker.folder("tls");
      try (Child ingest =
          Child.start(
              IngestMain.class,
              "1g",
              broker.address(),
              broker.kafka().topicPrefix(),
              certificates.toString())) {
        String[] ports = ingest.await("ready").split(" ", -1);
        List<Measurement> all = new ArrayList<>();
        URI http = url("http", ports[0]);
        URI https = url("https", ports[1]);
        Path authority = certificates.resolve("ca.pem");
        // Gets warm, as to requests and as to events: else their first ones bear the compiling.
        for (int batch : List.of(1, LoadPlan.USUAL_BATCH)) {
          Duration warm = Duration.ofSeconds(quick ? 10 : 30);
          send(LoadPlan.of(http, null, 0, warm).inBatchesOf(batch));
          send(LoadPlan.of(https, authority, 0, warm).inBatchesOf(batch));
        }
        for (int i = 0; i < (quick ? 1 : 3); i++) {
          for (int batch : BATCHES) {
            Duration time = Duration.ofSeconds(quick ? 4 : 10);
            LoadPlan plain = LoadPlan.of(http, null, 0, time).inBatchesOf(batch);
            all.addAll(measure("http", plain, ingest));
            LoadPlan secure = LoadPlan.of(https, authority, 0, time).inBatchesOf(batch);
            all.addAll(measure("https", secure, ingest));
          }
        }
        all.add(Measurement.once("Ingest memory", Map.of(), ingest.peakMemory(), "MiB"));
        all.add(Measurement.once("Ingest broker memory", Map.of(), broker.peakMemory(), "MiB"));
        return Repeated.medians(all);
      }
    }
  }

  private static List<Measurement> measure(String protocol, LoadPlan plan, Child ingest) {
    double cpu = ingest.cpuSeconds();
    LoadReport report = send(plan);
    if (!report.complete()) {
      throw new IllegalStateException("not all was acknowledged: " + report.answers());
    }
    Map<String, String> setting =
        Map.of("protocol", protocol, "batch", Integer.toString(plan.batch()));
    return List.of(
        Measurement.once("Ingest", setting, report.rate(), "events/s"),
        Measurement.once("Ingest bytes", setting, report.bytesPerSecond() / 1e6, "MB/s"),
        Measurement.once(
            "Ingest cpu",
            setting,
            (ingest.cpuSeconds() - cpu) / report.acknowledged() * 1e6,
            "µs/event"),
        Measurement.once("Ingest p99", setting, report.latencyMillis(99), "ms"));
  }

  private static LoadReport send(LoadPlan plan) {
    try (LoadGenerator load = new LoadGenerator(plan)) {
      return load.start().join();
    }
  }

  private static URI url(String protocol, String port) {
    return URI.create(
        protocol + "://127.0.0.1:" + port + "/api/v1/kubernetes/webhook/" + IngestMain.TOKEN);
  }
}
