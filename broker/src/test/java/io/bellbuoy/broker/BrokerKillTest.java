package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;

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
  void killedFiveTimesItKeepsWhatItAcknowledged() throws Exception {
    kill(5);
  }

  @Test
  @Tag("long")
  void killedTwentyFiveTimesItKeepsWhatItAcknowledged() throws Exception {
    kill(25);
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
        topic.awaitAcknowledged(() -> acknowledged(writers) > before + 500);
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

  private ChildProcess start(int port) {
    return ChildProcess.of(BrokerMain.class)
        .args(folder.resolve("data").toString(), Integer.toString(port))
        .folder(folder)
        .start();
  }

  private static String address(ChildProcess broker) {
    return broker.awaitLine("^ready ", START).substring("ready ".length());
  }

  private static int acknowledged(List<TransactionalWriter> writers) {
    return writers.stream().mapToInt(TransactionalWriter::count).sum();
  }
}
