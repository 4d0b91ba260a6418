package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails says why, ends no process, and leaves port and folder to the next. */
class RefusedStartTest {

  @TempDir Path data;

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, BoundPorts.loopback())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedBroker.start(data, port))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("stop what uses the port");
    }
    assertThat(BrokerFolder.open(data)).satisfies(BrokerFolder::close);
  }

  @Test
  void aFolderInUseIsNamedAndLeftAlone() {
    try (BrokerFolder owner = BrokerFolder.open(data)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("another bellbuoy is running on the data folder " + data);
      assertThat(owner.log()).isDirectory();
    }
  }

  @Test
  void aFolderInUseByAnotherProcessIsNamed() {
    try (ChildProcess owner = ChildProcess.of(FolderOwner.class).args(data.toString()).start()) {
      owner.awaitLine("^ready", BrokerKillTest.START);
      assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("another bellbuoy is running on the data folder " + data);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.createFile(data.resolve("file"));
    assertThatThrownBy(() -> EmbeddedBroker.start(file.resolve("data"), 0))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("cannot write to the data folder " + file)
        .hasMessageContaining("name a folder that this user may write to");
  }

  @Test
  void aFolderWithACommaIsRefused() {
    assertThatThrownBy(() -> EmbeddedBroker.start(data.resolve("a,b"), 0))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("has a comma in its path");
    assertThat(data.resolve("a,b")).doesNotExist();
  }

  @Test
  void aFolderOfANewerVersionIsNamed() throws Exception {
    BrokerFolder.open(data).close();
    Path properties = data.resolve("log/meta.properties");
    Files.writeString(properties, Files.readString(properties).replace("version=1", "version=2"));
    assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("was written by a newer version")
        .hasMessageContaining("start that version again");
  }

  @Test
  void metadataOfANewerVersionIsNamed() throws Exception {
    BrokerFolder.open(data).close();
    NewerMetadata.write(data.resolve("log"));
    assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("was written by a newer version");
  }

  @Test
  void aControllerThatFailsIsTakenDownAgain() throws Exception {
    BrokerFolder.open(data).close();
    assertRefused(Files.createFile(data.resolve("log/__cluster_metadata-0")));
  }

  @Test
  void aBrokerThatFailsHalfwayIsTakenDownAgain() throws Exception {
    BrokerFolder.open(data).close();
    // A second owner of the folder that knows nothing of our lock, such as Kafka's own scripts.
    try (FileChannel other =
            FileChannel.open(
                data.resolve("log/.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("the broker does not start on " + data.resolve("log"));
    }
    assertStarts();
  }

  private void assertRefused(Path obstacle) throws Exception {
    assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("the broker does not start on " + data.resolve("log"))
        .hasMessageContaining(obstacle.getFileName().toString());
    Files.delete(obstacle);
    assertStarts();
  }

  private void assertStarts() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
      assertThat(broker.fault()).isEmpty();
    }
  }
}
