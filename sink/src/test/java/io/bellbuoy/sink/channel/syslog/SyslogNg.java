package io.bellbuoy.sink.channel.syslog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.bootstrap.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Debian's syslog-ng with a configuration of the test's own: what it takes over any way becomes a
 * line of one file. Used by one thread.
 */
final class SyslogNg implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/syslog-ng");

  private final Process process;
  private final Path messages;
  final int udp = freePort();
  final int tcp = freePort();
  final int byLines = freePort();

  /** Where clients must show a certificate of the same authority. */
  final int tls = freePort();

  /** Started, and listening. */
  SyslogNg(Path folder, Certificates server) throws IOException {
    messages = folder.resolve("messages");
    Path configuration = Files.writeString(folder.resolve("syslog-ng.conf"), configuration(server));
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--foreground",
                "--stderr",
                "--no-caps",
                "--cfgfile=" + configuration,
                "--persist-file=" + folder.resolve("persist"),
                "--pidfile=" + folder.resolve("pid"),
                "--control=" + folder.resolve("control"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("syslog-ng.log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(30)).until(() -> listens(tls) && listens(tcp));
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  private String configuration(Certificates server) {
    return """
    @version: 3.35
    options { log-msg-size(262144); keep-hostname(yes); chain-hostnames(no); stats-freq(0); };
    source all {
      network(ip("127.0.0.1") port(%d) transport("udp") flags(syslog-protocol));
      syslog(ip("127.0.0.1") port(%d) transport("tcp"));
      network(ip("127.0.0.1") port(%d) transport("tcp") flags(syslog-protocol));
      syslog(ip("127.0.0.1") port(%d) transport("tls")
        tls(key-file("%s") cert-file("%s") ca-file("%s") peer-verify(required-trusted)));
    };
    destination one {
      file("%s" template("$PRIORITY|$FACILITY|$HOST|$PROGRAM|$MSGID|$SDATA|$MSG\\n"));
    };
    log { source(all); destination(one); };
    """
        .formatted(
            udp, tcp, byLines, tls, server.key(), server.certificate(), server.ca(), messages);
  }

  /** So many lines, once it has written them. */
  List<String> messages(int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> lines().size() >= count);
    return lines();
  }

  private List<String> lines() {
    try {
      return Files.exists(messages) ? Files.readAllLines(messages) : List.of();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
