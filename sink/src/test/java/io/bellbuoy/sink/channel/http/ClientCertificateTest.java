package io.bellbuoy.sink.channel.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.bootstrap.Certificates;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A counterpart that asks who is there. */
final class ClientCertificateTest {

  /** Who calls, in PEM files. */
  private record Identity(Path certificate, Path key) {}

  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir static Path folder;
  private static final Vertx VERTX = Vertx.vertx();
  private static final List<String> CALLERS = new CopyOnWriteArrayList<>();
  private static Identity client;
  private static Certificates server;
  private static int port;

  @BeforeAll
  static void serve() throws Exception {
    client = makeIdentity();
    server = Certificates.in(folder.resolve("server"), List.of("localhost"));
    HttpServerOptions options =
        new HttpServerOptions()
            .setSsl(true)
            .setClientAuth(ClientAuth.REQUIRED)
            .setTrustOptions(new PemTrustOptions().addCertPath(client.certificate().toString()))
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .addCertPath(server.certificate().toString())
                    .addKeyPath(server.key().toString()));
    port =
        VERTX
            .createHttpServer(options)
            .requestHandler(
                request -> {
                  try {
                    CALLERS.add(request.sslSession().getPeerPrincipal().getName());
                  } catch (SSLPeerUnverifiedException e) {
                    CALLERS.add("nobody");
                  }
                  request.response().setStatusCode(204).end();
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
  }

  /** With the JDK's own tool, which writes a key store and no PEM. */
  private static Identity makeIdentity() throws Exception {
    Path store = folder.resolve("client.p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "x",
                "-keyalg",
                "EC",
                "-dname",
                "CN=bellbuoy",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    Path certificate = write("client.pem", "CERTIFICATE", keys.getCertificate("x").getEncoded());
    Path key = write("client.key", "PRIVATE KEY", keys.getKey("x", PASSWORD).getEncoded());
    return new Identity(certificate, key);
  }

  private static Path write(String name, String what, byte[] der) throws Exception {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    return Files.writeString(folder.resolve(name), pem, US_ASCII);
  }

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void itIsShown() throws Exception {
    SendResult byFile =
        send(
            Map.of(
                "clientCertificate",
                "file:" + client.certificate(),
                "clientKey",
                "file:" + client.key()));
    SendResult byText =
        send(
            Map.of(
                "clientCertificate",
                Files.readString(client.certificate()),
                "clientKey",
                Files.readString(client.key())));

    assertThat(List.of(byFile, byText)).containsOnly(new SendResult.Sent());
    assertThat(CALLERS).contains("CN=bellbuoy");
  }

  @Test
  void withoutItNothingIsSent() {
    assertThat(send(Map.of())).isInstanceOf(SendResult.Later.class);
    assertThat(CALLERS).doesNotContain("nobody");
  }

  @Test
  void aKeyThatIsNoneIsNamedAndNotRepeated() throws Exception {
    String pem = Files.readString(client.certificate());

    assertThatThrownBy(() -> send(Map.of("clientCertificate", pem, "clientKey", "s3cret")))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("clientKey: it must be the private key of clientCertificate as PEM")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> send(Map.of("clientCertificate", pem)))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("clientKey: clientCertificate and clientKey go together");
  }

  private static SendResult send(Map<String, String> more) {
    Map<String, String> options = new TreeMap<>(more);
    options.put("url", "https://localhost:" + port + "/hook");
    options.put("ca", "file:" + server.ca());
    ChannelEnvironment environment = new ChannelEnvironment(VERTX, System.out, null, true);
    try (Channel channel =
        new ChannelKinds(environment)
            .open(new ChannelConfig("tested", "webhook", true, Severity.LOW, options))) {
      return channel.send(List.of(SampleAlert.plain()));
    }
  }
}
