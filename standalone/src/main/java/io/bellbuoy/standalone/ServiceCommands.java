package io.bellbuoy.standalone;

import io.bellbuoy.bootstrap.ServiceRunner;
import io.bellbuoy.console.ConsoleConfig;
import io.bellbuoy.console.ConsoleService;
import io.bellbuoy.engine.EngineMain;
import io.bellbuoy.ingest.IngestConfig;
import io.bellbuoy.ingest.IngestService;
import io.bellbuoy.sink.SinkConfig;
import io.bellbuoy.sink.SinkService;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands that run one service as a process of its own. */
final class ServiceCommands {

  private ServiceCommands() {}

  @Command(
      name = "ingest",
      description = "Runs the ingest service: clusters' audit webhooks to the events topic.",
      mixinStandardHelpOptions = true)
  static final class Ingest extends ServiceProcess {
    Ingest() {
      super(args -> ServiceRunner.run("ingest", IngestConfig.class, IngestService::new, args));
    }
  }

  @Command(
      name = "engine",
      description = "Runs the engine: audit events and the policy to alerts.",
      mixinStandardHelpOptions = true)
  static final class Engine extends ServiceProcess {
    Engine() {
      super(EngineMain::run);
    }
  }

  @Command(
      name = "sink",
      description = "Runs the sink: alerts to the store and the channels, and the alerts API.",
      mixinStandardHelpOptions = true)
  static final class Sink extends ServiceProcess {
    Sink() {
      super(args -> ServiceRunner.run("sink", SinkConfig.class, SinkService::new, args));
    }
  }

  @Command(
      name = "console",
      description = "Runs the console: the page and the API of rules, policy and people.",
      mixinStandardHelpOptions = true)
  static final class Console extends ServiceProcess {
    Console() {
      super(args -> ServiceRunner.run("console", ConsoleConfig.class, ConsoleService::new, args));
    }
  }

  /** One service, run until the process is told to stop. */
  abstract static class ServiceProcess implements Callable<Integer> {

    private final ToIntFunction<String[]> run;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "Configuration (YAML); the defaults hold for what it leaves out.")
    private @Nullable String config;

    ServiceProcess(ToIntFunction<String[]> run) {
      this.run = run;
    }

    @Override
    public Integer call() {
      return run.applyAsInt(config == null ? new String[0] : new String[] {"--config", config});
    }
  }
}
