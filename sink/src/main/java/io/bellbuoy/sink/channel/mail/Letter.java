package io.bellbuoy.sink.channel.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.AlertText;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.card.ConsoleLink;
import io.bellbuoy.sink.channel.card.Fact;
import io.bellbuoy.sink.channel.card.VisibleText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * Writes the mail of an alert, as text and as HTML. Thread-safe.
 *
 * <p>The texts are an attacker's: none of them can end a line or a tag, and they are cut where they
 * are long.
 */
final class Letter {

  private static final int MOST_SUBJECT = 150;
  private static final int MOST_TEXT = 10_000;
  private static final int MOST_VALUE = 1_000;

  private final MailSettings settings;
  private final AlertText text;
  private final ConsoleLink link;
  private final Clock clock;

  private Letter(MailSettings settings, AlertText text, ConsoleLink link, Clock clock) {
    this.settings = settings;
    this.text = text;
    this.link = link;
    this.clock = clock;
  }

  /** Reads {@code template} and {@code console}. */
  static Letter read(ChannelOptions options, MailSettings settings) {
    return new Letter(
        settings, AlertText.read(options), ConsoleLink.read(options), Clock.systemUTC());
  }

  /** The mail to all recipients, whoever of them it is sent to. */
  MimeMessage write(Alert alert, Session session) throws MessagingException {
    String said = VisibleText.cut(text.of(alert, VisibleText::line), MOST_TEXT);
    MimeMessage mail = new IdentifiedMail(session, alert.id());
    mail.setFrom(settings.from());
    mail.setRecipients(Message.RecipientType.TO, settings.to().toArray(InternetAddress[]::new));
    mail.setSubject(subject(alert, said), UTF_8.name());
    mail.setSentDate(Date.from(clock.instant()));
    // No answers by machines on holiday.
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setContent(
        new MimeMultipart(
            "alternative",
            part(text(said, facts(alert)), "plain"),
            part(html(said, facts(alert)), "html")));
    mail.saveChanges();
    return mail;
  }

  private static String subject(Alert alert, String said) {
    String first = said.lines().findFirst().orElse("");
    String cluster = VisibleText.line(alert.cluster());
    return VisibleText.cut(
        "[" + alert.rule().severity().text() + "] " + cluster + ": " + first, MOST_SUBJECT);
  }

  private List<Fact> facts(Alert alert) {
    List<Fact> facts = new ArrayList<>();
    String url = link.to(alert);
    if (url != null) {
      facts.add(new Fact("Console", url));
    }
    facts.addAll(Fact.of(alert));
    facts.addAll(Fact.evidence(alert));
    facts.add(new Fact("Alert", VisibleText.line(alert.id())));
    return facts;
  }

  private static String text(String said, List<Fact> facts) {
    StringBuilder text = new StringBuilder(said).append("\n\n");
    for (Fact fact : facts) {
      text.append(VisibleText.cut(fact.name(), MOST_VALUE))
          .append(": ")
          .append(VisibleText.cut(fact.value(), MOST_VALUE))
          .append('\n');
    }
    return text.toString();
  }

  private static String html(String said, List<Fact> facts) {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html><body>\n<p><strong>");
    page.append(escaped(said).replace("\n", "<br>\n")).append("</strong></p>\n<table>\n");
    for (Fact fact : facts) {
      page.append("<tr><th align=\"left\" valign=\"top\">")
          .append(escaped(VisibleText.cut(fact.name(), MOST_VALUE)))
          .append("</th><td>")
          .append(escaped(VisibleText.cut(fact.value(), MOST_VALUE)))
          .append("</td></tr>\n");
    }
    return page.append("</table>\n</body></html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static MimeBodyPart part(String text, String type) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8.name(), type);
    return part;
  }

  /** The same alert is the same mail: who gets it twice can tell. */
  private static final class IdentifiedMail extends MimeMessage {

    private final String id;

    IdentifiedMail(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id.replaceAll("[^A-Za-z0-9.-]", "_") + "@bellbuoy.invalid>");
    }
  }
}
