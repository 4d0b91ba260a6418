package io.bellbuoy.standalone;

import io.bellbuoy.bootstrap.Service;
import io.bellbuoy.bootstrap.ServiceRunner;
import io.bellbuoy.engine.EngineConfig;
import io.bellbuoy.engine.EngineService;
import io.bellbuoy.ingest.IngestConfig;
import io.bellbuoy.ingest.IngestService;
import io.bellbuoy.sink.SinkConfig;
import io.bellbuoy.sink.SinkService;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
  static final class Ingest extends Process<IngestConfig> {
    Ingest() {
      super("ingest", IngestConfig.class, IngestService::new);
    }
  }

  @Command(
      name = "engine",
      description = "Runs the engine: audit events and the policy to alerts.",
      mixinStandardHelpOptions = true)
  static final class Engine extends Process<EngineConfig> {
    Engine() {
      super("engine", EngineConfig.class, EngineService::new);
    }
  }

  @Command(
      name = "sink",
      description = "Runs the sink: alerts to the store and the channels, and the alerts API.",
      mixinStandardHelpOptions = true)
  static final class Sink extends Process<SinkConfig> {
    Sink() {
      super("sink", SinkConfig.class, SinkService::new);
    }
  }

  /** One service, run until the process is told to stop. */
  abstract static sealed class Process<C extends Record> implements Callable<Integer> {

    private final String name;
    private final Class<C> type;
    private final Function<C, Service> service;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "Configuration (YAML); the defaults hold for what it leaves out.")
    private @Nullable String config;

    Process(String name, Class<C> type, Function<C, Service> service) {
      this.name = name;
      this.type = type;
      this.service = service;
    }

    @Override
    public Integer call() {
      String[] args = config == null ? new String[0] : new String[] {"--config", config};
      return ServiceRunner.run(name, type, service, args);
    }
  }
}
