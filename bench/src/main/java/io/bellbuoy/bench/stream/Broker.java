package io.bellbuoy.bench.stream;

import io.bellbuoy.broker.BrokerMain;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A broker in a process of its own, on a folder that goes with it. Not thread-safe. */
final class Broker implements AutoCloseable {

  private final Path folder;
  private final Child process;
  private final String address;

  Broker() {
    try {
      folder = Files.createTempDirectory("bellbuoy-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process = Child.start(BrokerMain.class, "1g", folder.resolve("kafka").toString(), "0");
    address = process.await("ready");
  }

  /** A folder beside the broker's, for what works on it. */
  Path folder(String name) {
    return folder.resolve(name);
  }

  String address() {
    return address;
  }

  KafkaConfig kafka() {
    return kafka(Topics.DEFAULT.prefix());
  }

  KafkaConfig kafka(String prefix) {
    return KafkaConfig.relaxed(address, prefix);
  }

  double peakMemory() {
    return process.peakMemory();
  }

  @Override
  public void close() {
    process.close();
    remove(folder);
  }

  static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
