package io.bellbuoy.sink.store.sql;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.bootstrap.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of Debian's package with data of its own, which a test may stop, crash and start
 * again. Confined to the test's thread; stopped at the latest when the test's JVM ends.
 */
public final class PostgresCluster implements AutoCloseable {

  static final String USER = "bellbuoy";
  static final Secret PASSWORD = new Secret("a-password-of-the-tests");

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  private final Path bin;
  private final Path folder;
  private final int port;
  private final String settings;
  private final Thread stopper = new Thread(this::stopQuietly, "stop-postgres");

  private PostgresCluster(Path bin, Path folder, int port, String settings) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
    this.settings = settings;
  }

  /** The programs of the newest version that is installed; nothing: there is none. */
  public static Optional<Path> installed() {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(bin -> version(bin)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path bin) {
    return Integer.parseInt(
        requireNonNull(bin.getParent()).getFileName().toString().replaceAll("\\D.*", ""));
  }

  /** One for tests that care for speed more than for their data. */
  public static PostgresCluster start() {
    return start("-F");
  }

  /**
   * One with those settings of the server.
   *
   * @param settings as its command line has them
   */
  static PostgresCluster start(String settings) {
    try {
      // Not below target: the server's own user must get there, and a socket's path is short.
      Path folder = Files.createTempDirectory(Path.of("/tmp"), "bellbuoy-postgres-");
      Path bin = installed().orElseThrow();
      PostgresCluster cluster = new PostgresCluster(bin, folder, freePort(), settings);
      Path password = Files.writeString(folder.resolve("password"), PASSWORD.value());
      if (isRoot()) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
      cluster
          .run("initdb", "-D", cluster.data(), "-U", USER, "-A", "scram-sha-256")
          .with("--pwfile=" + password, "-E", "UTF8", "--locale=C", "--no-sync")
          .go();
      Runtime.getRuntime().addShutdownHook(cluster.stopper);
      cluster.up();
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again. */
  public void up() {
    String options = "-p %d -k %s -c listen_addresses=127.0.0.1 %s";
    run("pg_ctl", "-D", data(), "-l", folder.resolve("data/server.log").toString())
        .with("-o", options.formatted(port, folder, settings), "-w", "start")
        .go();
  }

  /** Stops it as a power cut would: nothing is tidied up, and sessions just end. */
  public void crash() {
    run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop").go();
  }

  /** How to reach the database that a new cluster has. */
  public PostgresConfig config() {
    String url = "postgresql://" + hostAndPort() + "/postgres";
    return new PostgresConfig(url, USER, PASSWORD, 8, Duration.ofSeconds(10));
  }

  String hostAndPort() {
    return "127.0.0.1:" + port;
  }

  private void stopQuietly() {
    try {
      crash();
    } catch (IllegalStateException e) {
      // It was down already.
      return;
    }
  }

  @Override
  public void close() {
    stopQuietly();
    Runtime.getRuntime().removeShutdownHook(stopper);
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private Command run(String program, String... args) {
    Command command = new Command();
    if (isRoot()) {
      // It refuses to run as root.
      command.with("runuser", "-u", "postgres", "--");
    }
    return command.with(bin.resolve(program).toString()).with(args);
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A program to run to its end. */
  private final class Command {

    private final List<String> words = new ArrayList<>();

    Command with(String... more) {
      words.addAll(List.of(more));
      return this;
    }

    void go() {
      try {
        Path output = Files.createTempFile("postgres", ".out");
        Process process =
            new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
          throw new IllegalStateException(words + " failed: " + Files.readString(output));
        }
        Files.delete(output);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
