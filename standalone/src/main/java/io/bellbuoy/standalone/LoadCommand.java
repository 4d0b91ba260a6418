package io.bellbuoy.standalone;

import io.bellbuoy.bootstrap.StopSignal;
import io.bellbuoy.standalone.load.LoadGenerator;
import io.bellbuoy.standalone.load.LoadPlan;
import io.bellbuoy.standalone.load.LoadReport;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code load}: sends audit events as API servers do. */
@Command(
    name = "load",
    description = {
      "Sends realistic audit events at a rate, as API servers do, and tells what was acknowledged.",
      "The events go the way of all others: what matches alerts."
    },
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)?");

  @Spec private CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "URL",
      description = "A cluster's webhook URL, with its token; several: that many clusters.")
  private List<URI> targets = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Instead: a running up, by its data folder; its cluster local.")
  private @Nullable Path data;

  @Option(
      names = "--clusters",
      paramLabel = "N",
      description = "With --data: registers load-1 to load-N and sends as these.")
  private int clusters;

  @Option(names = "--ca", paramLabel = "FILE", description = "Authority of an https URL, PEM.")
  private @Nullable Path ca;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Events a second in all; 0: as fast as possible (${DEFAULT-VALUE}).",
      defaultValue = "1000")
  private int rate;

  @Option(
      names = "--duration",
      paramLabel = "T",
      description = "Such as 90s, 5m, 1h (default: ${DEFAULT-VALUE}).",
      defaultValue = "60s")
  private String duration;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Events in a request (default: ${DEFAULT-VALUE}).",
      defaultValue = "400")
  private int batch;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "Requests at once for each cluster (default: ${DEFAULT-VALUE}).",
      defaultValue = "15")
  private int connections;

  @Option(
      names = "--alerting",
      paramLabel = "SHARE",
      description = "Share of events that the starter policy alerts on (${DEFAULT-VALUE}).",
      defaultValue = "0.001")
  private double alerting;

  @Option(names = "--json", description = "The report as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    LoadPlan plan = plan();
    try (LoadGenerator load = new LoadGenerator(plan)) {
      CompletableFuture<LoadReport> ended = load.start();
      stopOnSignal(load);
      LoadReport report = ended.get();
      print(report);
      return report.complete() ? 0 : BellbuoyMain.NOT_SO;
    } catch (ExecutionException e) {
      throw new IllegalStateException("sending failed: " + e.getCause(), e);
    }
  }

  private LoadPlan plan() throws InterruptedException {
    if (targets.isEmpty() == (data == null)) {
      throw wrong("say where to send: --target URL (several for several clusters), or --data DIR");
    }
    if (clusters != 0 && (data == null || clusters < 0)) {
      throw wrong("--clusters takes a number and goes with --data");
    }
    try {
      return new LoadPlan(
          data == null ? targets : webhooks(data),
          ca,
          rate,
          batch,
          time(),
          alerting,
          connections,
          Math.max(batch, LoadPlan.USUAL_BUFFER));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Duration time() {
    Matcher matcher = DURATION.matcher(duration);
    if (!matcher.matches()) {
      throw wrong("'" + duration + "' is no duration; write digits and s, m or h, such as 90s");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (String.valueOf(matcher.group(2))) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }

  private List<URI> webhooks(Path folder) throws InterruptedException {
    Endpoints endpoints = Endpoints.read(folder);
    if (endpoints == null) {
      throw wrong("no bellbuoy runs on the folder " + folder + "; start one with 'bellbuoy up'");
    }
    return clusters == 0
        ? List.of(URI.create(endpoints.webhook()))
        : LoadClusters.register(endpoints, clusters);
  }

  /** What is on its way is waited for, and the report comes as ever. */
  private static void stopOnSignal(LoadGenerator load) {
    StopSignal stop = StopSignal.listen();
    Thread waiting =
        new Thread(
            () -> {
              try {
                stop.await();
                load.stop();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "load-stop");
    waiting.setDaemon(true);
    waiting.start();
  }

  private void print(LoadReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonLine.of(LoadSummary.members(report)));
    } else {
      LoadSummary.lines(report).forEach(out::println);
    }
    out.flush();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
