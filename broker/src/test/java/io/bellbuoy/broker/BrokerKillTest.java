package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker that is killed with transactions half-finished loses none and leaves none open. */
class BrokerKillTest {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerKillTest.class);
  static final Duration START = Duration.ofSeconds(60);
  private static final int PARTITIONS = 12;
  private static final int WRITERS = 3;

  @TempDir Path folder;

  @Test
  void killedThreeTimesItKeepsWhatItAcknowledged() throws Exception {
    kill(3);
  }

  @Test
  @Tag("long")
  void killedTwentyFiveTimesItKeepsWhatItAcknowledged() throws Exception {
    kill(25);
  }

  @Test
  void killedWhileItStartsItStartsAgain() throws Exception {
    try (ChildProcess broker = start(0)) {
      address(broker); // killed before it had a topic, and so led nothing
    }
    try (ChildProcess broker = start(0)) {
      TestTopic.create(address(broker), "output", 1).write("kept");
    }
    // Before, in and after the parts of a start: folder, controller, registration, recovery.
    for (String sign : List.of("Starting controller", "struck off", "Starting broker")) {
      try (ChildProcess broker = verbose()) {
        broker.awaitLine(sign, START);
      }
    }
    try (ChildProcess broker = start(0)) {
      TestTopic topic = new TestTopic(address(broker), "output", 1);
      topic.write("new");
      assertThat(topic.readCommittedToTheEnd()).containsExactly("kept", "new");
    }
  }

  private void kill(int rounds) throws Exception {
    ChildProcess broker = start(0);
    List<TransactionalWriter> writers = new ArrayList<>();
    try {
      String servers = address(broker);
      int port = Integer.parseInt(servers.substring(servers.indexOf(':') + 1));
      TestTopic topic = TestTopic.create(servers, "output", PARTITIONS);
      for (int i = 0; i < WRITERS; i++) {
        TransactionalWriter writer =
            new TransactionalWriter(servers, topic.name(), PARTITIONS, "w" + i);
        writers.add(writer);
        writer.start();
      }
      Random random = new Random(42);
      for (int round = 0; round < rounds; round++) {
        // A different moment of the writers' transactions each time, after some went through.
        int before = acknowledged(writers);
        await().atMost(START).until(() -> acknowledged(writers) > before + 200);
        Thread.sleep(random.nextInt(50));
        broker.kill();
        broker = restart(port);
      }
      for (TransactionalWriter writer : writers) {
        writer.finish();
      }
      for (TransactionalWriter writer : writers) {
        writer.join();
      }
      List<String> read = topic.readCommittedToTheEnd();
      Set<String> distinct = new HashSet<>(read);
      assertThat(distinct).as("nothing is there twice").hasSameSizeAs(read);
      for (TransactionalWriter writer : writers) {
        Set<String> missing = new HashSet<>(writer.acknowledged());
        missing.removeAll(distinct);
        assertThat(missing).as("acknowledged, and lost").isEmpty();
      }
      LOG.info("{} kills, {} records acknowledged", rounds, acknowledged(writers));
    } finally {
      writers.forEach(TransactionalWriter::finish);
      broker.close();
    }
  }

  private ChildProcess restart(int port) {
    long start = System.nanoTime();
    ChildProcess broker = start(port);
    address(broker);
    LOG.info("ready {} ms after kill -9", (System.nanoTime() - start) / 1_000_000);
    // Mending is for what others broke: from a kill of ours nothing may need it.
    assertThat(broker.lines()).noneMatch(line -> line.contains("Aborted a transaction"));
    return broker;
  }

  /** Tells what it does; the step that it names is just beginning. */
  private ChildProcess verbose() {
    return program(0).jvm("-Dlogback.configurationFile=verbose-logback.xml").start();
  }

  private ChildProcess start(int port) {
    return program(port).start();
  }

  private ChildProcess.Builder program(int port) {
    return ChildProcess.of(BrokerMain.class)
        .args(folder.resolve("data").toString(), Integer.toString(port))
        .folder(folder);
  }

  private static String address(ChildProcess broker) {
    return broker.awaitLine("^ready ", START).substring("ready ".length());
  }

  private static int acknowledged(List<TransactionalWriter> writers) {
    return writers.stream().mapToInt(TransactionalWriter::count).sum();
  }
}
