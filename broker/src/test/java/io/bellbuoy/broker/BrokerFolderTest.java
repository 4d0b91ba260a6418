package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFolderTest {

  @TempDir Path parent;

  @Test
  void aNewFolderIsMadeAndFormattedOnce() throws Exception {
    Path data = parent.resolve("deep/data");
    BrokerFolder.open(data).close();
    String properties = Files.readString(data.resolve("log/meta.properties"));
    assertThat(properties).contains("node.id=1").contains("cluster.id=");

    try (BrokerFolder again = BrokerFolder.open(data)) {
      assertThat(again.log()).isEqualTo(data.resolve("log"));
    }
    assertThat(Files.readString(data.resolve("log/meta.properties"))).isEqualTo(properties);
  }

  @Test
  void aFormatThatWasCutOffIsDoneAgain() throws Exception {
    BrokerFolder.open(parent).close();
    // The file that Kafka writes last.
    Files.delete(parent.resolve("log/meta.properties"));
    BrokerFolder.open(parent).close();
    assertThat(parent.resolve("log/meta.properties")).exists();
  }

  @Test
  void aRelativeFolderIsTakenFromTheWorkingFolder() {
    Path relative = Path.of("").toAbsolutePath().relativize(parent.resolve("data"));
    try (BrokerFolder folder = BrokerFolder.open(relative)) {
      assertThat(folder.log()).isAbsolute();
      assertThat(parent.resolve("data/log/meta.properties")).exists();
    }
  }
}
