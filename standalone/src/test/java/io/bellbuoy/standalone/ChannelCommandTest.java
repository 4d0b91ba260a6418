package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels from the command line, against a whole running installation. */
class ChannelCommandTest {

  @TempDir private static Path data;
  @TempDir private Path files;

  private static RunningUp up;

  @BeforeAll
  static void start() {
    up = new RunningUp(data);
  }

  @AfterAll
  static void stop() {
    up.close();
  }

  private static Cli channel(String... words) {
    return Cli.run(
        Stream.of(new String[] {"channel"}, words, new String[] {"--data", up.data()})
            .flatMap(Arrays::stream)
            .toArray(String[]::new));
  }

  private static Cli throughServer(String... words) {
    String[] server = {"--server", up.endpoints().console(), "--token", up.endpoints().token()};
    return Cli.run(
        Stream.of(new String[] {"channel"}, words, server)
            .flatMap(Arrays::stream)
            .toArray(String[]::new));
  }

  private static Cli throughKafka(String... words) {
    return Cli.run(
        Stream.of(new String[] {"channel"}, words, new String[] {"--kafka", up.endpoints().kafka()})
            .flatMap(Arrays::stream)
            .toArray(String[]::new));
  }

  @Test
  void aFileIsAddedTestedListedAndRemoved() throws IOException {
    Cli added = channel("add", "siem", "--kind", "file", "-o", "path=siem.ndjson");
    assertThat(added.err()).isEmpty();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(channel("test", "siem").out()).isEqualTo("sent\n"));

    assertThat(Files.readString(data.resolve("sink/channels/siem.ndjson"), UTF_8))
        .contains("bellbuoy-test", "This is a test of the channel siem");
    assertThat(throughServer("list").lines())
        .anyMatch(line -> line.matches("siem +file +low +on .*path=siem.ndjson.*"));
    assertThat(channel("add", "siem", "--kind", "file", "-o", "path=x.ndjson").code())
        .as("there is one already")
        .isEqualTo(2);
    assertThat(throughServer("remove", "siem").code()).isZero();
    assertThat(channel("list").out()).doesNotContain("siem");
  }

  @Test
  void secretsComeFromFilesAndAreNeverPrinted() throws IOException {
    List<String> tokens = new CopyOnWriteArrayList<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    Path token = Files.writeString(files.resolve("token"), "canary-token\n");
    String url = "url=http://127.0.0.1:" + receiver.getAddress().getPort() + "/canary-path";

    Cli noKey =
        throughKafka("add", "hook", "--kind", "webhook", "-o", url, "-o", "token=@" + token);
    assertThat(noKey.code()).isEqualTo(2);
    assertThat(noKey.err()).contains("no key to seal it with").doesNotContain("canary");

    String key = data.resolve("secret.key").toString();
    Cli added =
        throughKafka(
            "add", "hook", "--kind", "webhook", "--key", key, "-o", url, "-o", "token=@" + token);
    assertThat(added.err()).isEmpty();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(channel("test", "hook").code()).isNotEqualTo(2));
    Cli test = channel("test", "hook");
    // A URL of this machine is refused unless the sink's configuration allows it.
    assertThat(test.code()).isEqualTo(1);
    assertThat(test.out()).startsWith("later: ").contains("webhooks.allowLocal");
    assertThat(tokens).isEmpty();
    assertThat(channel("list", "--json").out() + throughKafka("list").out() + test.out())
        .contains("hook")
        .doesNotContain("canary");
    receiver.stop(0);
  }

  @Test
  void whatCannotBeIsSaidInASentence() {
    assertThat(channel("add", "Up!", "--kind", "file").err()).contains("is no id");
    assertThat(channel("add", "x", "--kind", "pigeon").err()).contains("no such kind");
    assertThat(throughKafka("add", "x", "--kind", "pigeon").err()).contains("no kind of channel");
    assertThat(throughKafka("add", "x", "--kind", "file").err()).contains("path: it is required");
    assertThat(channel("add", "x", "--kind", "file", "-o", "path=@/no/file").err())
        .contains("path: cannot read /no/file");
    assertThat(channel("test", "none").err()).contains("there is no channel");
    assertThat(throughKafka("test", "none").err()).contains("--server");
    assertThat(throughKafka("remove", "none").err()).contains("there is no channel none");
    assertThat(Cli.run("channel").err()).contains("list, add, test or remove");
  }
}
