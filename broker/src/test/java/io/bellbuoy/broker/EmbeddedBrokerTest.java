package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class EmbeddedBrokerTest {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBrokerTest.class);

  @TempDir Path data;

  @Test
  void aRestartKeepsTheRecordsAndLeavesNothingOfTheFormerBroker() throws Exception {
    Set<String> threadsBefore = threads();
    EmbeddedBroker first = EmbeddedBroker.start(data, 0);
    TestTopic topic = TestTopic.create(first.bootstrapServers(), "events", 2);
    topic.write("a", "b", "c");
    first.close();
    first.close(); // closing twice is closing once
    assertThat(mbeans()).isEmpty();
    assertThat(threads()).isSubsetOf(threadsBefore);

    long start = System.nanoTime();
    try (EmbeddedBroker second = EmbeddedBroker.start(data, 0)) {
      LOG.info("clean restart: {} ms", (System.nanoTime() - start) / 1_000_000);
      TestTopic again = new TestTopic(second.bootstrapServers(), topic.name(), topic.partitions());
      again.write("d");
      assertThat(again.readCommittedToTheEnd()).containsExactlyInAnyOrder("a", "b", "c", "d");
      assertThat(second.fault()).isEmpty();
    }
  }

  @Test
  void aRecordOfEightMebibytesPasses() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
      TestTopic topic = TestTopic.create(broker.bootstrapServers(), "large", 1);
      String large = "x".repeat(8 << 20);
      topic.write(large);
      assertThat(topic.readCommittedToTheEnd()).isEqualTo(List.of(large));
    }
  }

  private static Set<ObjectName> mbeans() throws Exception {
    return ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("kafka.*:*"), null);
  }

  /** Without numbers, which pools give anew, and only those that would keep a process alive. */
  private static Set<String> threads() {
    Set<String> names = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!thread.isDaemon()) {
        names.add(thread.getName().replaceAll("[0-9]+", "#"));
      }
    }
    return names;
  }
}
