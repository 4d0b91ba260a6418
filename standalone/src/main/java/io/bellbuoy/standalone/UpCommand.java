package io.bellbuoy.standalone;

import io.bellbuoy.bootstrap.ConfigReader;
import io.bellbuoy.bootstrap.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code up}: everything in one process. */
@Command(
    name = "up",
    description = {
      "Runs everything in one process: a Kafka broker and every service, on one folder.",
      "Prints how to send a first event. Ctrl-C stops; nothing is lost."
    },
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

  private static final String DATA = "data";

  /** The longest that a stop takes. */
  private static final Duration STOP_BOUND = Duration.ofSeconds(20);

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).",
      defaultValue = DATA)
  private Path data;

  @Option(names = "--config", paramLabel = "FILE", description = "Ports and the like (YAML).")
  private @Nullable Path config;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "0: free ports for everything, instead of the fixed ones.")
  private @Nullable Integer port;

  /** The log file of a command line, before it is parsed. */
  static Path logFile(String[] args) {
    List<String> words = Arrays.asList(args);
    int at = words.indexOf("--data");
    String folder = DATA;
    if (at >= 0 && at + 1 < words.size()) {
      folder = words.get(at + 1);
    }
    for (String word : words) {
      if (word.startsWith("--data=")) {
        folder = word.substring("--data=".length());
      }
    }
    return Path.of(folder, "logs", "bellbuoy.log");
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long started = System.nanoTime();
    if (port != null && port != 0) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(), "--port takes 0; each port by itself is set with --config");
    }
    makePrivate(data);
    UpConfig ports = ConfigReader.read("up", UpConfig.class, config, System.getenv());
    Pipeline pipeline =
        new Pipeline(data.toAbsolutePath(), port == null ? ports : ports.onFreePorts());
    StopSignal stop = StopSignal.listen();
    try {
      pipeline.start(System.getenv());
      Welcome welcome = new Welcome(pipeline.endpoints(), pipeline.oneTimePassword(), data);
      welcome.print(spec.commandLine().getOut(), System.nanoTime() - started);
      watch(pipeline, stop);
      stop.await();
    } finally {
      close(pipeline);
    }
    return pipeline.fault().isPresent() ? BellbuoyMain.BROKEN : 0;
  }

  /** What can go on no longer must not look as if it could. */
  private void watch(Pipeline pipeline, StopSignal stop) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (pipeline.fault().isEmpty()) {
                  TimeUnit.SECONDS.sleep(1);
                }
              } catch (InterruptedException e) {
                return;
              }
              String why = pipeline.fault().orElseThrow();
              spec.commandLine().getErr().println("bellbuoy: cannot go on: " + why);
              stop.raise();
            },
            "watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** What is not closed in time is left as a kill would leave it, which loses nothing either. */
  private void close(Pipeline pipeline) throws InterruptedException {
    Thread closing = new Thread(pipeline::close, "stop");
    closing.setDaemon(true);
    closing.start();
    closing.join(STOP_BOUND.toMillis());
    if (closing.isAlive()) {
      spec.commandLine().getErr().println("bellbuoy: did not stop in time; the log says more");
    }
  }

  /** What is kept there is for nobody else's eyes. */
  private static void makePrivate(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }
}
