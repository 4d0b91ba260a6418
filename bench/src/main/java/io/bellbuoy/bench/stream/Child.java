package io.bellbuoy.bench.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.bench.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process that is measured: what it costs is then its own. Not thread-safe. */
final class Child implements AutoCloseable {

  private static final int SECONDS_TO_STOP = 30;

  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Starts a main class on this process's class path, with that much heap. */
  static Child start(Class<?> main, String heap, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseG1GC"));
    if (Machine.javaRelease() > 21) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      // Whoever ends this process in the middle leaves none of them behind.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-child"));
      return new Child(process);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + main.getSimpleName(), e);
    }
  }

  /**
   * The rest of the next line that begins with that word.
   *
   * @throws IllegalStateException where the process ends before
   */
  String await(String word) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(word + " ")) {
          return line.substring(word.length() + 1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("the process ended without saying " + word);
  }

  /** Reads on and forgets, so that the process never waits for somebody to read. */
  void drain() {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (output.readLine() != null) {
                  Thread.onSpinWait();
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            "drain");
    reader.setDaemon(true);
    reader.start();
  }

  double peakMemory() {
    return Machine.peakMemory(process.pid());
  }

  /** CPU time of all its threads so far, in seconds. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
