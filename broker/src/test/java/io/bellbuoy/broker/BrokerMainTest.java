package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerMainTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int SIGTERM = 128 + 15;

  @TempDir Path folder;

  @Test
  void itStopsCleanlyWhenAskedTo() {
    try (ChildProcess broker = start("data", "0")) {
      broker.awaitLine("^ready 127.0.0.1:[1-9]", SOON);
      broker.terminate();
      assertThat(broker.exitCode(SOON)).isEqualTo(SIGTERM);
      assertThat(folder.resolve("data/log/.kafka_cleanshutdown")).exists();
    }
  }

  @Test
  void aPortInUseEndsItWithOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, BoundPorts.loopback());
        ChildProcess broker = start("data", Integer.toString(taken.getLocalPort()))) {
      assertThat(broker.exitCode(SOON)).isEqualTo(1);
      assertThat(broker.lines()).singleElement().asString().contains("cannot listen on");
    }
  }

  @Test
  void wrongArgumentsEndItWithTheUsage() {
    try (ChildProcess broker = start("data")) {
      assertThat(broker.exitCode(SOON)).isEqualTo(2);
      assertThat(broker.lines()).containsExactly("usage: BrokerMain FOLDER PORT");
    }
  }

  private ChildProcess start(String... args) {
    return ChildProcess.of(BrokerMain.class).args(args).folder(folder).start();
  }
}
