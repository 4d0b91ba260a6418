package io.bellbuoy.sink.channel.mail;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.Reach;
import io.bellbuoy.sink.channel.http.HttpTls;
import io.vertx.core.Vertx;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The options of a mail channel: {@code host}; {@code port} (587, with {@code tls} {@code always}
 * 465); {@code tls}: {@code starttls}, without which nothing is sent, {@code always} from the first
 * byte on, or {@code none}; {@code username} and {@code password}; {@code from}; {@code to}, up to
 * 50 addresses, comma-separated; {@code ca}, {@code clientCertificate} and {@code clientKey}.
 *
 * @param from the sender
 * @param to at least one
 * @param username null: it does not log in
 * @param tls null: nothing is encrypted
 * @param isTlsFirst whether TLS begins before SMTP does
 * @param timeout of all mails of one sending together
 */
record MailSettings(
    String host,
    int port,
    InternetAddress from,
    List<InternetAddress> to,
    @Nullable String username,
    @Nullable String password,
    @Nullable SSLContext tls,
    boolean isTlsFirst,
    Duration timeout,
    Reach reach,
    Vertx vertx) {

  private static final int MOST_RECIPIENTS = 50;

  static MailSettings read(ChannelOptions options) {
    String tls = options.choice("tls", "starttls", "always", "none");
    String username = options.text("username");
    String password = options.secret("password");
    if ((username == null) != (password == null)) {
      options.problem("username", "username and password go together");
    }
    if (username != null && tls.equals("none")) {
      options.problem("tls", "a password is sent over TLS alone");
    }
    List<InternetAddress> from = addresses(options, "from", 1);
    return new MailSettings(
        host(options),
        options.number("port", tls.equals("always") ? 465 : 587, 1, 65_535),
        from.isEmpty() ? new InternetAddress() : from.get(0),
        addresses(options, "to", MOST_RECIPIENTS),
        username,
        password,
        tls.equals("none") ? null : context(options),
        tls.equals("always"),
        options.timeout(),
        options.environment().reach(),
        options.environment().vertx());
  }

  private static @Nullable SSLContext context(ChannelOptions options) {
    try {
      return HttpTls.read(options).context(options.environment().vertx());
    } catch (GeneralSecurityException e) {
      options.problem("tls", "it cannot be used with these certificates");
      return null;
    }
  }

  private static String host(ChannelOptions options) {
    String host = options.required("host");
    if (!host.isEmpty() && !host.matches("[A-Za-z0-9._:-]{1,253}")) {
      options.problem("host", "it must be a name or an address");
    }
    return host;
  }

  private static List<InternetAddress> addresses(ChannelOptions options, String name, int most) {
    String text = options.required(name);
    try {
      List<InternetAddress> addresses = List.of(InternetAddress.parse(text, true));
      for (InternetAddress address : addresses) {
        address.validate();
      }
      boolean isPlain =
          text.chars().noneMatch(Character::isISOControl)
              && addresses.stream().noneMatch(InternetAddress::isGroup);
      if (isPlain && (text.isEmpty() || (!addresses.isEmpty() && addresses.size() <= most))) {
        return addresses;
      }
    } catch (AddressException e) {
      // Said below, without the text.
    }
    options.problem(
        name,
        most == 1
            ? "it must be one mail address"
            : "it must be up to " + most + " mail addresses, comma-separated");
    return List.of();
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
