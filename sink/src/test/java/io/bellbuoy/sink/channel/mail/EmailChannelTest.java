package io.bellbuoy.sink.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.store.AlertFixture;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmailChannelTest extends ChannelContract {

  private SmtpServer server;

  @BeforeEach
  void open() throws IOException {
    server = new SmtpServer();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Override
  protected String kind() {
    return "email";
  }

  @Override
  protected Map<String, String> options() {
    return with();
  }

  private Map<String, String> with(String... more) {
    Map<String, String> options = new TreeMap<>();
    options.put("host", "127.0.0.1");
    options.put("port", Integer.toString(server.port()));
    options.put("tls", "none");
    options.put("from", "Bellbuoy <sink@example.com>");
    options.put("to", "a@example.com, b@example.com, c@example.com");
    options.put("timeout", "500ms");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  @Override
  protected List<String> received() {
    return server.mails().stream().map(SmtpServer.Mail::text).toList();
  }

  @Override
  protected void behave(Behaviour behaviour) {
    server.behave(behaviour);
  }

  @Override
  protected Set<Behaviour> possible() {
    return EnumSet.complementOf(EnumSet.of(Behaviour.BUSY));
  }

  @Test
  void whoMayTakeItLaterGetsItOnceAndTheOthersOnceToo() {
    server.answers().put("b@example.com", "450 mailbox busy\u001b");
    try (Channel channel = open(options())) {
      assertThat(channel.send(numbered(0, 2)))
          .isInstanceOfSatisfying(
              SendResult.Later.class,
              later ->
                  assertThat(later.reason())
                      .contains("b@example.com: 450 mailbox busy")
                      .doesNotContain("\u001b"));
      server.answers().clear();
      assertThat(channel.send(numbered(0, 2))).isEqualTo(new SendResult.Sent());
    }

    assertThat(server.mails())
        .extracting(SmtpServer.Mail::recipients)
        .containsExactly(
            List.of("a@example.com", "c@example.com"),
            List.of("b@example.com"),
            List.of("a@example.com", "b@example.com", "c@example.com"));
  }

  @Test
  void whoNeverTakesItIsRefusedAndTheOthersHaveIt() {
    server.answers().put("b@example.com", "550 no such user");

    assertThat(send(options(), numbered(0, 1)))
        .isInstanceOfSatisfying(
            SendResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("b@example.com: 550 no such user"));
    assertThat(server.mails())
        .extracting(SmtpServer.Mail::recipients)
        .containsExactly(List.of("a@example.com", "c@example.com"));
  }

  @Test
  void whatWasSentBeforeAFailureIsDone() {
    server.behave(Behaviour.REFUSING);
    try (Channel channel = open(options())) {
      assertThat(channel.send(numbered(2, 6)))
          .isInstanceOfSatisfying(
              SendResult.Part.class,
              part -> {
                assertThat(part.done()).isEqualTo(1);
                assertThat(part.next()).isInstanceOf(SendResult.Refused.class);
              });
    }
  }

  @Test
  void aSenderThatIsRefusedWaitsUntilItIsAllowed() {
    server.answerSenders("550 you may not send as that");

    assertThat(send(options(), numbered(0, 1)))
        .isInstanceOfSatisfying(
            SendResult.Later.class,
            later -> assertThat(later.reason()).contains("you may not send as that"));
  }

  @Test
  void withoutTlsNothingIsSentUnlessItIsSaidSo() {
    assertThat(send(with("tls", "starttls"), numbered(0, 1)))
        .isInstanceOfSatisfying(
            SendResult.Later.class,
            later -> assertThat(later.reason()).containsIgnoringCase("starttls"));
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void noTextMakesAHeaderOrATag() {
    Alert alert =
        AlertFixture.alert(
            "prod\r\nBcc: d@evil.example",
            1,
            Severity.LOW,
            "x\r\nBcc: e@evil.example\r\n\r\n<script>alert(1)</script> \u202e"
                + "y".repeat(100_000));

    assertThat(send(options(), List.of(alert))).isEqualTo(new SendResult.Sent());

    SmtpServer.Mail mail = server.mails().get(0);
    assertThat(mail.recipients()).hasSize(3);
    assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
    String text = mail.text().replace("=\n", "");
    assertThat(text.substring(text.indexOf("Content-Type: text/html")))
        .doesNotContain("<script")
        .contains("&lt;script", "more characters");
    assertThat(mail.text()).contains("Message-ID: <" + alert.id() + "@bellbuoy.invalid>");
  }

  @Test
  void aServerOnThisMachineIsRefusedUnlessAllowed() {
    ChannelEnvironment strict = new ChannelEnvironment(vertx, System.out, null, false);
    assertThat(strict.allowLocal()).isFalse();
    try (Channel channel =
        new ChannelKinds(strict)
            .open(new ChannelConfig("strict", "email", true, Severity.LOW, options()))) {
      assertThat(channel.send(numbered(0, 1)))
          .isInstanceOfSatisfying(
              SendResult.Later.class, later -> assertThat(later.reason()).contains("this machine"));
    }
    assertThat(server.mails()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "to, 'a@example.com\r\nBcc: b@example.com', it must be up to 50 mail addresses",
    "to, nobody, it must be up to 50 mail addresses",
    "from, 'a@example.com, b@example.com', it must be one mail address",
    "host, 'smtp.example/x', it must be a name or an address",
    "username, alice, username and password go together"
  })
  void anOptionThatCannotBeUsedIsNamed(String name, String value, String problem) {
    assertThatThrownBy(() -> open(with(name, value)))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining(name + ": " + problem)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void anAuthorityThatIsNoCertificateIsNamed() {
    assertThatThrownBy(() -> open(with("tls", "always", "ca", "s3cret")))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("ca: it must be a certificate")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aPasswordIsNotSentInTheClear() {
    assertThatThrownBy(() -> open(with("username", "alice", "password", "s3cret")))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("tls: a password is sent over TLS alone")
        .hasMessageNotContaining("s3cret");
  }

  private SendResult send(Map<String, String> options, List<Alert> alerts) {
    try (Channel channel = open(options)) {
      return channel.send(alerts);
    }
  }
}
