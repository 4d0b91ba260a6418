package io.bellbuoy.sink.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.bellbuoy.bootstrap.Certificates;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.SampleAlert;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GreenMail over TLS, with a certificate for {@code localhost} of an authority of our own. */
final class MailTlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;
  private static final Vertx VERTX = Vertx.vertx();
  private static Certificates certificates;
  private static KeyManagerFactory keys;
  private static GreenMail greenMail;

  @BeforeAll
  static void start() throws Exception {
    certificates = Certificates.in(folder, List.of("localhost"));
    keys =
        new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(Files.readString(certificates.certificate())))
            .addKeyValue(Buffer.buffer(Files.readString(certificates.key())))
            .getKeyManagerFactory(VERTX);
    System.setProperty("greenmail.tls.keystore.file", keyStore().toString());
    System.setProperty("greenmail.tls.keystore.password", new String(PASSWORD));
    greenMail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
            });
    greenMail.start();
    greenMail.setUser("alice@example.com", "alice", "s3cret");
  }

  private static Path keyStore() throws Exception {
    X509KeyManager manager = (X509KeyManager) keys.getKeyManagers()[0];
    String alias = manager.getServerAliases("EC", null) != null ? "EC" : "RSA";
    String name = manager.getServerAliases(alias, null)[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "key", manager.getPrivateKey(name), PASSWORD, manager.getCertificateChain(name));
    Path file = folder.resolve("greenmail.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return file;
  }

  @AfterAll
  static void stop() {
    greenMail.stop();
    VERTX.close().toCompletionStage().toCompletableFuture().join();
    System.clearProperty("greenmail.tls.keystore.file");
    System.clearProperty("greenmail.tls.keystore.password");
  }

  @Test
  void aMailHasTextAndHtmlForBothKindsOfReaders() throws Exception {
    greenMail.purgeEmailFromAllMailboxes();
    int port = greenMail.getSmtp().getPort();

    assertThat(send(port, "tls", "none", "to", "a@example.com, Bö <b@example.com>"))
        .isEqualTo(new SendResult.Sent());

    MimeMessage[] mails = greenMail.getReceivedMessages();
    assertThat(mails).hasSize(2);
    MimeMessage mail = mails[0];
    assertThat(mail.getSubject())
        .isEqualTo("[high] prod: alice@example.com opened a shell in shop/web-0");
    assertThat(mail.getFrom()[0]).hasToString("Bellbuoy <sink@example.com>");
    assertThat(mail.getAllRecipients()).hasSize(2);
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    Multipart parts = (Multipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains("User: alice@example.com", "Object: pods/exec web-0", "Cluster: prod");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(parts.getBodyPart(1).getContent().toString()).contains("<td>alice@example.com</td>");
  }

  @Test
  void itLogsInOverTls() {
    assertThat(sendOverTls("localhost", "s3cret")).isEqualTo(new SendResult.Sent());
  }

  @Test
  void aWrongPasswordWaitsUntilItIsMendedAndIsNotRepeated() {
    assertThat(sendOverTls("localhost", "wr0ng"))
        .isInstanceOfSatisfying(
            SendResult.Later.class,
            later -> assertThat(later.reason()).contains("535").doesNotContain("wr0ng"));
  }

  @Test
  void aCertificateForAnotherNameIsNotTrusted() {
    assertThat(sendOverTls("127.0.0.1", "s3cret")).isInstanceOf(SendResult.Later.class);
  }

  @Test
  void anAuthorityThatNobodyKnowsIsNotTrusted() {
    int port = greenMail.getSmtps().getPort();

    assertThat(send(port, "tls", "always")).isInstanceOf(SendResult.Later.class);
  }

  @Test
  void aConnectionGoesOverToTlsBeforeAnythingIsSent() throws Exception {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    try (SmtpServer server = new SmtpServer(tls)) {
      assertThat(send(server.port(), "ca", "file:" + certificates.ca()))
          .isEqualTo(new SendResult.Sent());
      assertThat(server.encryptions()).isEqualTo(1);
      assertThat(server.mails()).hasSize(1);

      assertThat(send(server.port())).isInstanceOf(SendResult.Later.class);
      assertThat(server.mails()).hasSize(1);
    }
  }

  private static SendResult sendOverTls(String host, String password) {
    return send(
        greenMail.getSmtps().getPort(),
        "host",
        host,
        "tls",
        "always",
        "ca",
        "file:" + certificates.ca(),
        "username",
        "alice",
        "password",
        password);
  }

  private static SendResult send(int port, String... more) {
    Map<String, String> options = new TreeMap<>();
    options.put("host", "localhost");
    options.put("port", Integer.toString(port));
    options.put("from", "Bellbuoy <sink@example.com>");
    options.put("to", "alice@example.com");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    ChannelEnvironment environment = new ChannelEnvironment(VERTX, System.out, null, true);
    try (Channel channel =
        new ChannelKinds(environment)
            .open(new ChannelConfig("tested", "email", true, Severity.LOW, options))) {
      return channel.send(List.of(SampleAlert.plain()));
    }
  }
}
