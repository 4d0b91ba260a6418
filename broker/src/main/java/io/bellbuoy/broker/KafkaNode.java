package io.bellbuoy.broker;

import com.yammer.metrics.core.MetricsRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's controller and broker, started one after the other. Confined to the thread that starts
 * and closes it.
 *
 * <p>{@link KafkaRaftServer} starts both at once and leaves no room for {@link FormerIncarnation}
 * in between.
 */
final class KafkaNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final BoundPorts ports;
  private final ControllerServer controller;
  private final BrokerServer broker;

  private KafkaNode(BoundPorts ports, ControllerServer controller, BrokerServer broker) {
    this.ports = ports;
    this.controller = controller;
    this.broker = broker;
  }

  /**
   * Starts on a formatted folder; takes the ports over, and closes them where it fails.
   *
   * @throws BrokerException where Kafka does not start
   */
  static KafkaNode start(Path log, BoundPorts ports, Faults faults) {
    KafkaNode node;
    try {
      node = create(log, ports, faults);
    } catch (RuntimeException e) {
      ports.close();
      throw e;
    }
    try {
      node.controller.startup();
      FormerIncarnation.strikeOff(node.controller, faults);
      node.broker.startup();
      return node;
    } catch (Throwable e) { // Kafka's Scala code throws checked exceptions undeclared
      node.close();
      throw refusal(log, faults.fatal().orElse(why(e)), e);
    }
  }

  @Override
  public void close() {
    try {
      broker.shutdown(STOP);
    } catch (RuntimeException e) {
      LOG.warn("The broker did not stop cleanly: {}", why(e));
    }
    try {
      controller.shutdown();
    } catch (RuntimeException e) {
      LOG.warn("The controller did not stop cleanly: {}", why(e));
    }
    ports.close();
    forgetMetrics();
  }

  /** Kafka's parts leave many of theirs behind, and with them, whole brokers in the heap. */
  private static void forgetMetrics() {
    MetricsRegistry registry = KafkaYammerMetrics.defaultRegistry();
    List.copyOf(registry.allMetrics().keySet()).forEach(registry::removeMetric);
  }

  private static KafkaNode create(Path log, BoundPorts ports, Faults faults) {
    KafkaConfig config =
        new KafkaConfig(
            new BrokerSettings(log, ports.brokerPort(), ports.controllerPort()).properties(),
            false);
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> written = read(log, config);
    MetaPropertiesEnsemble properties = written._1();
    SharedServer shared =
        new SharedServer(
            config,
            properties,
            Time.SYSTEM,
            Server.initializeMetrics(config, Time.SYSTEM, properties.clusterId().orElseThrow()),
            CompletableFuture.completedFuture(
                QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
            List.of(),
            faults,
            ports);
    // The broker first: the shared part must know of it before the controller starts it.
    BrokerServer broker = new BrokerServer(shared);
    ControllerServer controller =
        new ControllerServer(shared, KafkaRaftServer.configSchema(), written._2());
    return new KafkaNode(ports, controller, broker);
  }

  private static Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> read(
      Path log, KafkaConfig config) {
    try {
      return KafkaRaftServer.initializeLogDirs(config, LOG, "");
    } catch (RuntimeException e) {
      throw refusal(log, why(e), e);
    }
  }

  private static BrokerException refusal(Path log, String fault, Throwable cause) {
    return fault.contains("feature level")
        ? BrokerFolder.newer(log, fault, cause)
        : new BrokerException("the broker does not start on " + log + ": " + fault, cause);
  }

  private static String why(Throwable e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
