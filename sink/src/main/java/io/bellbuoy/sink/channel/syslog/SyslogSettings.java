package io.bellbuoy.sink.channel.syslog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.Reach;
import io.bellbuoy.sink.channel.http.HttpTls;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The options of a syslog channel: {@code host}; {@code port} (6514 with TLS, else 514); {@code
 * transport}; {@code framing}; {@code facility}; {@code appName}; {@code enterprise}; {@code
 * maxSize}; {@code timeout}; and with TLS {@code ca}, {@code clientCertificate}, {@code clientKey}.
 *
 * @param octetCounting whether each message of a stream says its length first (RFC 6587), or ends
 *     with a line feed
 * @param facility its number in RFC 5424
 * @param appName {@code APP-NAME} of every message
 * @param messageId {@code MSGID} of every message
 * @param enterprise the private enterprise number in the name of the structured data
 * @param structured whether documents are the parameters of structured data
 * @param maxSize of one message, in bytes; what is longer is cut
 */
record SyslogSettings(
    String host,
    int port,
    Transport transport,
    boolean octetCounting,
    int facility,
    String appName,
    String messageId,
    int enterprise,
    boolean structured,
    int maxSize,
    Duration timeout,
    HttpTls tls,
    Reach reach) {

  /** What carries the messages. */
  enum Transport {
    UDP,
    TCP,
    TLS
  }

  /** The largest payload of one datagram over IPv4. */
  private static final int LARGEST_DATAGRAM = 65_507;

  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,48}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,253}");

  /** By their numbers in RFC 5424. */
  private static final List<String> FACILITIES =
      List.of(
          "kern",
          "user",
          "mail",
          "daemon",
          "auth",
          "syslog",
          "lpr",
          "news",
          "uucp",
          "cron",
          "authpriv",
          "ftp",
          "ntp",
          "audit",
          "alert",
          "clock",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7");

  static SyslogSettings of(ChannelOptions options) {
    String host = options.required("host");
    if (!host.isBlank() && !HOST.matcher(host).matches()) {
      options.problem("host", "it must be a name or an address");
    }
    Transport transport =
        switch (options.choice("transport", "tls", "tcp", "udp")) {
          case "udp" -> Transport.UDP;
          case "tcp" -> Transport.TCP;
          default -> Transport.TLS;
        };
    String appName = options.text("appName");
    if (appName != null && !NAME.matcher(appName).matches()) {
      options.problem("appName", "it must be 1 to 48 printable ASCII characters without spaces");
    }
    int mostBytes = transport == Transport.UDP ? LARGEST_DATAGRAM : 16 << 20;
    return new SyslogSettings(
        host,
        options.number("port", transport == Transport.TLS ? 6514 : 514, 1, 65_535),
        transport,
        options.choice("framing", "octet-counting", "newline").equals("octet-counting"),
        FACILITIES.indexOf(facility(options)),
        appName == null ? "bellbuoy" : appName,
        options.choice("stream", "alerts", "events").equals("events") ? "event" : "alert",
        options.number("enterprise", 32473, 1, 999_999_999),
        "keyvalue".equals(options.text("format")),
        options.number("maxSize", 64_000, 480, mostBytes),
        options.timeout(),
        HttpTls.read(options),
        options.environment().reach());
  }

  private static String facility(ChannelOptions options) {
    String facility = options.text("facility");
    if (facility == null) {
      return "local0";
    }
    if (!FACILITIES.contains(facility)) {
      options.problem("facility", "it must be one of " + String.join(", ", FACILITIES));
      return "local0";
    }
    return facility;
  }

  /** The bytes that a name has; it has no others than ASCII. */
  static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  /** Where to, for messages. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
