package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A program in a JVM of its own on the class path of the test, for tests that kill it. Confined to
 * the test's thread; killed at the latest when the test's JVM ends.
 */
public final class ChildProcess implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final String name;
  private final Process process;
  private final Path output;
  private final Thread killer;

  private ChildProcess(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
    this.killer = new Thread(process::destroyForcibly, "kill-" + name);
    Runtime.getRuntime().addShutdownHook(killer);
  }

  /** A program to start. */
  public static Builder of(Class<?> main) {
    return new Builder(main);
  }

  /**
   * The first line of its output in which the regular expression is found; waits for it, and fails
   * the test with all of the output where it does not come in time or the process ends before.
   */
  public String awaitLine(String regex, Duration atMost) {
    Predicate<String> wanted = Pattern.compile(regex).asPredicate();
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      boolean ended = !process.isAlive();
      Optional<String> line = lines().stream().filter(wanted).findFirst();
      if (line.isPresent()) {
        return line.get();
      }
      if (ended || System.nanoTime() > end) {
        return fail(
            "%s %s without a line with '%s'; it said:%n%s",
            name, ended ? "ended" : "ran " + atMost, regex, String.join("\n", lines()));
      }
      exited(POLL);
    }
  }

  /** All it has printed by now, both streams. */
  public List<String> lines() {
    try {
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The system's number of it. */
  public long pid() {
    return process.pid();
  }

  /** SIGKILL, as {@code kill -9}; returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    exitCode(Duration.ofSeconds(10));
  }

  /** SIGTERM, as Ctrl-C and Kubernetes do it; returns at once. */
  public void terminate() {
    process.destroy();
  }

  /** Its exit code; waits for its end, and fails the test where it does not end in time. */
  public int exitCode(Duration atMost) {
    if (!exited(atMost)) {
      return fail("%s still runs after %s; it said:%n%s", name, atMost, String.join("\n", lines()));
    }
    return process.exitValue();
  }

  /** Kills it where it still runs. */
  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(killer);
  }

  private boolean exited(Duration atMost) {
    try {
      return process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    }
  }

  /** How to start it. */
  public static final class Builder {

    private final Class<?> main;
    // For a short life beside the test's own: what is compiled well is compiled too late. Who
    // measures speed adds -XX:TieredStopAtLevel=4.
    private final List<String> jvm =
        new ArrayList<>(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));

    private final List<String> args = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    private Builder(Class<?> main) {
      this.main = main;
    }

    /** More arguments of the program. */
    public Builder args(String... more) {
      args.addAll(List.of(more));
      return this;
    }

    /** More options of the JVM, such as {@code -Xmx128m}; a later one wins. */
    public Builder jvm(String... more) {
      jvm.addAll(List.of(more));
      return this;
    }

    /** An environment variable beside those of the test's own process. */
    public Builder env(String key, String value) {
      environment.put(key, value);
      return this;
    }

    /** Where it runs and its output is kept; the temporary folder where not set. */
    public Builder folder(Path where) {
      folder = where;
      return this;
    }

    /** Starts it and returns at once. */
    public ChildProcess start() {
      String name = main.getSimpleName();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(jvm);
      command.addAll(List.of("-cp", classPath(), main.getName()));
      command.addAll(args);
      try {
        Path output = Files.createTempFile(folder, name, ".out");
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new ChildProcess(name, builder.start(), output);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Made absolute: the child may run in another folder. */
    private static String classPath() {
      List<String> entries = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        entries.add(Path.of(entry).toAbsolutePath().toString());
      }
      return String.join(File.pathSeparator, entries);
    }
  }
}
