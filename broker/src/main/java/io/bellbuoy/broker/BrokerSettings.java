package io.bellbuoy.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kafka's settings for one node that is all there is.
 *
 * @param log where it keeps records and metadata
 * @param port of the broker on 127.0.0.1
 * @param controllerPort of the controller on 127.0.0.1; may be another one at each start
 */
record BrokerSettings(Path log, int port, int controllerPort) {

  static final int NODE_ID = 1;
  static final String HOST = "127.0.0.1";
  static final String BROKER = "BROKER";
  static final String CONTROLLER = "CONTROLLER";

  /** Above the largest record of any topic, 8 MiB, with room for the frame of its batch. */
  private static final int MESSAGE_BYTES = 9 << 20;

  /** As {@code server.properties} would say it. */
  Map<String, String> properties() {
    Map<String, String> settings = new TreeMap<>();
    address(settings);
    oneNode(settings);
    promptStart(settings);
    sizes(settings);
    return settings;
  }

  private void address(Map<String, String> settings) {
    String broker = BROKER + "://" + HOST + ":" + port;
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("process.roles", "broker,controller");
    settings.put("listeners", broker + "," + CONTROLLER + "://" + HOST + ":" + controllerPort);
    settings.put("advertised.listeners", broker);
    settings.put(
        "listener.security.protocol.map", BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    settings.put("inter.broker.listener.name", BROKER);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
    settings.put("log.dirs", log.toString());
  }

  private static void oneNode(Map<String, String> settings) {
    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    // A stored offset is how a consumer knows what it has not read: no pause may outlive it.
    settings.put("offsets.retention.minutes", "5256000");
    // Nobody could take over, so fencing this broker when it stalls would only take the leader
    // from its partitions. FormerIncarnation replaces what the session is for after a crash.
    settings.put("broker.session.timeout.ms", "60000");
  }

  private static void promptStart(Map<String, String> settings) {
    settings.put("server.max.startup.time.ms", "60000"); // its default: for ever
    settings.put("broker.heartbeat.interval.ms", "200");
    settings.put("controller.quorum.election.timeout.ms", "100");
    settings.put("controller.quorum.election.backoff.max.ms", "50");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // Services may ask for short sessions so that a killed one is replaced in seconds.
    settings.put("group.min.session.timeout.ms", "500");
  }

  private static void sizes(Map<String, String> settings) {
    settings.put("message.max.bytes", Integer.toString(MESSAGE_BYTES));
    settings.put("replica.fetch.max.bytes", Integer.toString(MESSAGE_BYTES));
    // A crash makes Kafka read the newest segments again, and a program on a laptop has no heap
    // for the cleaner's usual 128 MiB.
    settings.put("log.segment.bytes", Integer.toString(128 << 20));
    settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
  }
}
