package io.bellbuoy.broker;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An Apache Kafka broker and controller (KRaft) in this process, on a data folder. Thread-safe. */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final BrokerFolder folder;
  private final KafkaNode node;
  private final Faults faults;
  private final String bootstrapServers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedBroker(
      BrokerFolder folder, KafkaNode node, Faults faults, String bootstrapServers) {
    this.folder = folder;
    this.node = node;
    this.faults = faults;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts it and returns when it takes clients.
   *
   * @param data its folder; formatted where it is new
   * @param port of the broker on 127.0.0.1; 0: a free one
   * @throws BrokerException where it cannot; the message says why and what to do
   */
  public static EmbeddedBroker start(Path data, int port) {
    long start = System.nanoTime();
    Faults faults = new Faults();
    faults.replaceExit();
    BrokerFolder folder = BrokerFolder.open(data);
    try {
      BoundPorts ports = BoundPorts.bind(port);
      String servers = BrokerSettings.HOST + ":" + ports.brokerPort();
      KafkaNode node = KafkaNode.start(folder.log(), ports, faults);
      EmbeddedBroker broker = new EmbeddedBroker(folder, node, faults, servers);
      broker.repair();
      LOG.atInfo()
          .addKeyValue("address", servers)
          .addKeyValue("milliseconds", (System.nanoTime() - start) / 1_000_000)
          .log("Broker takes clients");
      return broker;
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * Why the broker can go on no longer, such as a disk that is full or broken; empty while it is
   * well. Such a broker is only good for closing.
   */
  public Optional<String> fault() {
    return faults.fatal();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      node.close();
      folder.close();
    }
  }

  private void repair() {
    try {
      HangingTransactions.abort(bootstrapServers);
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }
}
