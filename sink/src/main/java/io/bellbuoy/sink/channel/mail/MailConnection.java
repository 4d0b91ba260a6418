package io.bellbuoy.sink.channel.mail;

import static java.util.Objects.requireNonNull;

import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A connection to the mail server, logged in. Not thread-safe. When its time is over it is cut, so
 * that a server that drips its answers holds nobody.
 */
final class MailConnection implements AutoCloseable {

  private final MailSettings settings;
  private final Session session;
  private final SMTPTransport transport;
  private final long timer;
  private volatile boolean isOver;

  private MailConnection(MailSettings settings, Session session, Socket socket)
      throws MessagingException {
    this.settings = settings;
    this.session = session;
    this.transport = (SMTPTransport) session.getTransport("smtp");
    this.timer = settings.vertx().setTimer(settings.timeout().toMillis(), end -> cut(socket));
  }

  static MailConnection open(MailSettings settings) throws MessagingException {
    Socket socket;
    try {
      socket = settings.reach().sockets().createSocket();
    } catch (IOException e) {
      throw new MessagingException("no socket", e);
    }
    MailConnection connection = new MailConnection(settings, session(settings), socket);
    try {
      connection.begin(socket);
      return connection;
    } catch (IOException | MessagingException e) {
      connection.close();
      closeQuietly(socket);
      throw connection.explained(e);
    }
  }

  private static Session session(MailSettings settings) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", Integer.toString(settings.port()));
    properties.put("mail.smtp.from", settings.from().getAddress());
    // Who we are to the server is of no interest; our own name may take long to look up.
    properties.put("mail.smtp.localhost", "bellbuoy");
    // Those that a server takes get it, whatever becomes of the others.
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.quitwait", "false");
    if (settings.tls() != null) {
      properties.put("mail.smtp.ssl.socketFactory", settings.tls().getSocketFactory());
      properties.put("mail.smtp.ssl.checkserveridentity", "true");
      properties.put("mail.smtp.starttls.enable", Boolean.toString(!settings.isTlsFirst()));
      properties.put("mail.smtp.starttls.required", Boolean.toString(!settings.isTlsFirst()));
    }
    String username = settings.username();
    if (username == null) {
      return Session.getInstance(properties);
    }
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.user", username);
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(username, settings.password());
          }
        });
  }

  private void begin(Socket socket) throws IOException, MessagingException {
    int millis = (int) settings.timeout().toMillis();
    socket.setSoTimeout(millis);
    socket.connect(InetSocketAddress.createUnresolved(settings.host(), settings.port()), millis);
    transport.connect(settings.isTlsFirst() ? encrypted(socket) : socket);
  }

  private Socket encrypted(Socket socket) throws IOException {
    SSLSocket encrypted =
        (SSLSocket)
            requireNonNull(settings.tls(), "tls")
                .getSocketFactory()
                .createSocket(socket, settings.host(), settings.port(), true);
    SSLParameters parameters = encrypted.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    encrypted.setSSLParameters(parameters);
    encrypted.startHandshake();
    return encrypted;
  }

  /** What mails are made with. */
  Session session() {
    return session;
  }

  /** Sends one mail. */
  Postage send(MimeMessage mail, List<InternetAddress> recipients) {
    try {
      transport.sendMessage(mail, recipients.toArray(Address[]::new));
      return Postage.complete(recipients);
    } catch (MessagingException e) {
      return Postage.of(explained(e));
    }
  }

  private MessagingException explained(Exception failure) {
    if (isOver) {
      return new MessagingException(
          "it did not take all within " + settings.timeout().toMillis() + " ms");
    }
    return failure instanceof MessagingException known
        ? known
        : new MessagingException("no connection", failure);
  }

  private void cut(Socket socket) {
    isOver = true;
    closeQuietly(socket);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
  }

  @Override
  public void close() {
    settings.vertx().cancelTimer(timer);
    try {
      transport.close();
    } catch (MessagingException e) {
      // Whatever was sent was acknowledged before.
    }
  }
}
