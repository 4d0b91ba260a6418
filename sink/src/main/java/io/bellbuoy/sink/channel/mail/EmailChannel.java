package io.bellbuoy.sink.channel.mail;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Accepted;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/**
 * One mail for each alert, to all recipients, over one connection for each sending. Where some
 * recipients fail the others get it, and once: who has it is left out when it is tried again.
 * {@link MailSettings} has the options.
 */
final class EmailChannel implements Channel {

  private static final int MOST = 20;

  private final MailSettings settings;
  private final Letter letter;
  private final Accepted accepted = new Accepted();

  private EmailChannel(MailSettings settings, Letter letter) {
    this.settings = settings;
    this.letter = letter;
  }

  static Channel open(ChannelOptions options) {
    MailSettings settings = MailSettings.read(options);
    Letter letter = Letter.read(options, settings);
    options.done();
    return new EmailChannel(settings, letter);
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    try (MailConnection connection = MailConnection.open(settings)) {
      for (int i = 0; i < alerts.size(); i++) {
        SendResult result = send(connection, alerts.get(i));
        if (!(result instanceof SendResult.Sent)) {
          return i == 0 ? result : new SendResult.Part(i, result);
        }
      }
      return new SendResult.Sent();
    } catch (MessagingException e) {
      return new SendResult.Later(settings + ": " + Postage.said(e));
    }
  }

  private SendResult send(MailConnection connection, Alert alert) {
    List<InternetAddress> recipients =
        settings.to().stream().filter(to -> !accepted.has(key(alert, to))).toList();
    MimeMessage mail;
    try {
      mail = letter.write(alert, connection.session());
    } catch (MessagingException e) {
      return new SendResult.Refused("no mail can be made of it: " + Postage.said(e));
    }
    Postage postage = connection.send(mail, recipients);
    if (postage.result() instanceof SendResult.Sent) {
      accepted.forget(settings.to().stream().map(to -> key(alert, to)).toList());
    } else {
      postage.taken().forEach(to -> accepted.add(key(alert, to)));
    }
    return postage.result();
  }

  private static String key(Alert alert, InternetAddress recipient) {
    return alert.id() + ' ' + recipient.getAddress();
  }

  /** Every sending closes its own connection. */
  @Override
  public void close() {}
}
