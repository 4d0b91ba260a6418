package io.bellbuoy.standalone;

import io.bellbuoy.bootstrap.ConfigReader;
import io.bellbuoy.registry.KafkaConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which installation a command is about. */
final class Target {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A running up, by its data folder (default: data).")
  private @Nullable Path data;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "An installation, by its Kafka.")
  private @Nullable String kafka;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "How to reach that Kafka: a file with a section kafka, as services have it.")
  private @Nullable Path config;

  /** The folder of {@code up}; the default one where none was named. */
  Path data() {
    return data == null ? Path.of("data") : data;
  }

  /** The running {@code up}; null where the command is about an installation on a Kafka. */
  @Nullable Endpoints endpoints() {
    if (byKafka()) {
      return null;
    }
    Endpoints endpoints = Endpoints.read(data());
    if (endpoints == null) {
      throw new ParameterException(
          spec.commandLine(),
          "no bellbuoy runs on the folder "
              + data()
              + ": start one with 'bellbuoy up --data "
              + data()
              + "', or name an installation with --kafka HOST:PORT");
    }
    return endpoints;
  }

  /** How to reach its Kafka. */
  KafkaConfig kafka() {
    if (data != null && byKafka()) {
      throw new ParameterException(
          spec.commandLine(), "--data and --kafka name two installations; give one");
    }
    KafkaConfig settings =
        ConfigReader.read("tool", ToolConfig.class, config, System.getenv()).kafka();
    Endpoints endpoints = endpoints();
    if (endpoints != null) {
      return KafkaConfig.relaxed(endpoints.kafka(), settings.topicPrefix());
    }
    return kafka == null ? settings : settings.at(kafka);
  }

  private boolean byKafka() {
    return kafka != null || config != null;
  }

  /** Who changed something, for the record. */
  static String user() {
    return "command line (" + System.getProperty("user.name", "unknown") + ")";
  }
}
