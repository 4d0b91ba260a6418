package io.bellbuoy.sink.channel.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellbuoy.bootstrap.Certificates;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.store.AlertFixture;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real server makes of the messages, over every transport. */
final class SyslogNgTest {

  private static final String HOSTILE =
      "alice|x\"] [evil@1 a=\"b\"]\r\n<13>1 - root - - - - \\ ü🦀";

  @TempDir static Path folder;

  private static Vertx vertx;
  private static Certificates certificates;
  private static SyslogNg server;

  @BeforeAll
  static void startServer() throws IOException {
    assumeTrue(SyslogNg.isInstalled(), "syslog-ng is not installed (Debian: syslog-ng-core)");
    vertx = Vertx.vertx();
    certificates = Certificates.in(folder, List.of("localhost"));
    server = new SyslogNg(folder, certificates);
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
      vertx.close();
    }
  }

  @Test
  void overTcpItTakesManyInOrder() {
    List<Alert> alerts =
        IntStream.range(0, 1000)
            .mapToObj(n -> AlertFixture.alert("tcp", n, Severity.LOW, "tcp-%04d".formatted(n)))
            .toList();
    sendAll(Map.of("transport", "tcp", "port", port(server.tcp)), alerts);

    List<String> taken = taken("|tcp|", 1000);
    for (int n = 0; n < 1000; n++) {
      assertThat(taken.get(n))
          .startsWith("notice|local0|tcp|bellbuoy|alert||{\"id\":\"")
          .contains("tcp-%04d".formatted(n));
    }
  }

  @Test
  void overTcpByLinesItTakesOneLineEach() {
    sendAll(
        Map.of(
            "transport",
            "tcp",
            "port",
            port(server.byLines),
            "framing",
            "newline",
            "format",
            "cef"),
        List.of(hostile("lines"), hostile("lines")));

    assertThat(taken("|lines|", 2))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("crit|local0|lines|bellbuoy|alert||CEF:0|Bellbuoy|Bellbuoy|")
                    .contains("msg=alice|x\"] [evil@1 a\\=\"b\"]\\r\\n<13>1 "));
  }

  @Test
  void overUdpItTakesDatagrams() {
    sendAll(
        Map.of("transport", "udp", "port", port(server.udp), "format", "leef", "facility", "audit"),
        List.of(hostile("udp"), hostile("udp")));

    assertThat(taken("|udp|", 2))
        .hasSize(2)
        .allMatch(line -> line.contains("|udp|bellbuoy|alert||LEEF:2.0|Bellbuoy|"));
  }

  @Test
  void overTlsItTakesPairsAsStructuredData() {
    sendAll(tls("localhost"), List.of(hostile("tls")));

    assertThat(taken("|tls|", 1).get(0))
        .startsWith("crit|local0|tls|bellbuoy|alert|[bellbuoy@32473 id=\"")
        .contains(" rule=\"", " message=\"alice|x\\\"\\] [evil@1 a=\\\"b\\\"\\]")
        .endsWith("\"]|");
  }

  @Test
  void aServerOfAnotherNameIsNotTrusted() {
    assertLater(tls("127.0.0.1"), "127.0.0.1 found");
  }

  @Test
  void aServerOfAnUnknownAuthorityIsNotTrusted() {
    Map<String, String> options = new TreeMap<>(tls("localhost"));
    options.remove("ca");
    assertLater(options, "certification path");
  }

  /** In TLS 1.3 the server says so after the client has begun to send. */
  @Test
  void aServerThatWantsACertificateIsHeard() {
    Map<String, String> options = new TreeMap<>(tls("localhost"));
    options.remove("clientCertificate");
    options.remove("clientKey");
    assertLater(options, "localhost:" + server.tls);
  }

  private static void assertLater(Map<String, String> options, String reason) {
    try (Channel channel = open(options)) {
      assertThat(channel.send(List.of(hostile("never"))))
          .isInstanceOfSatisfying(
              SendResult.Later.class, later -> assertThat(later.reason()).contains(reason));
    }
    assertThat(server.messages(0)).noneMatch(line -> line.contains("|never|"));
  }

  private static Map<String, String> tls(String host) {
    return Map.of(
        "host",
        host,
        "port",
        port(server.tls),
        "format",
        "keyvalue",
        "ca",
        "file:" + certificates.ca(),
        "clientCertificate",
        "file:" + certificates.certificate(),
        "clientKey",
        "file:" + certificates.key());
  }

  private static Alert hostile(String cluster) {
    return AlertFixture.alert(cluster, 1, Severity.CRITICAL, HOSTILE);
  }

  private static List<String> taken(String part, int count) {
    List<String> taken = List.of();
    for (int all = count; taken.size() < count; all++) {
      taken = server.messages(all).stream().filter(line -> line.contains(part)).toList();
    }
    return taken;
  }

  private static String port(int port) {
    return Integer.toString(port);
  }

  private static void sendAll(Map<String, String> options, List<Alert> alerts) {
    Map<String, String> all = new TreeMap<>(options);
    all.putIfAbsent("host", "localhost");
    try (Channel channel = open(all)) {
      for (int from = 0; from < alerts.size(); from += channel.mostAtOnce()) {
        int to = Math.min(alerts.size(), from + channel.mostAtOnce());
        assertThat(channel.send(alerts.subList(from, to))).isEqualTo(new SendResult.Sent());
      }
    }
  }

  private static Channel open(Map<String, String> options) {
    return new ChannelKinds(new ChannelEnvironment(vertx, System.out, null, true))
        .open(new ChannelConfig("tested", "syslog", true, Severity.LOW, options));
  }
}
