package io.bellbuoy.sink.channel.kafka;

import io.bellbuoy.sink.channel.ChannelOptions;
import java.util.HashMap;
import java.util.Map;

/**
 * How a channel shows who it is: {@code tls}; {@code ca}, {@code clientCertificate} and {@code
 * clientKey} as PEM; {@code username}, {@code password} and {@code mechanism}.
 *
 * <p>Kafka's own settings for this name files and Java classes, and are not asked for.
 */
final class KafkaAccess {

  private KafkaAccess() {}

  /** The settings of a client. */
  static Map<String, Object> read(ChannelOptions options) {
    Map<String, Object> settings = new HashMap<>();
    boolean tls = options.choice("tls", "on", "off").equals("on");
    String username = options.text("username");
    String password = options.secret("password");
    String mechanism = options.choice("mechanism", "SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN");
    if ((username == null) != (password == null)) {
      options.problem("username", "username and password go together");
    }
    if (username != null && password != null && !(isLine(username) && isLine(password))) {
      // A line end would end its quotes, too.
      options.problem("password", "neither it nor username may hold control characters");
    } else if (username != null && password != null) {
      settings.put("sasl.mechanism", mechanism);
      settings.put("sasl.jaas.config", jaas(mechanism, username, password));
      if (!tls && mechanism.equals("PLAIN")) {
        options.problem("mechanism", "PLAIN without TLS would show the password to the network");
      }
    }
    settings.put(
        "security.protocol",
        username == null ? (tls ? "SSL" : "PLAINTEXT") : (tls ? "SASL_SSL" : "SASL_PLAINTEXT"));
    certificates(options, tls, settings);
    return settings;
  }

  private static void certificates(
      ChannelOptions options, boolean tls, Map<String, Object> settings) {
    String ca = options.secret("ca");
    String certificate = options.secret("clientCertificate");
    String key = options.secret("clientKey");
    if (!tls && (ca != null || certificate != null || key != null)) {
      options.problem("tls", "ca, clientCertificate and clientKey are of use with TLS alone");
      return;
    }
    if (ca != null) {
      settings.put("ssl.truststore.type", "PEM");
      settings.put("ssl.truststore.certificates", ca);
    }
    if (certificate != null && key != null) {
      settings.put("ssl.keystore.type", "PEM");
      settings.put("ssl.keystore.certificate.chain", certificate);
      settings.put("ssl.keystore.key", key);
    } else if (certificate != null || key != null) {
      options.problem("clientKey", "clientCertificate and clientKey go together");
    }
  }

  static String jaas(String mechanism, String username, String password) {
    String module =
        mechanism.equals("PLAIN")
            ? "org.apache.kafka.common.security.plain.PlainLoginModule"
            : "org.apache.kafka.common.security.scram.ScramLoginModule";
    return module
        + " required username="
        + quoted(username)
        + " password="
        + quoted(password)
        + ";";
  }

  private static boolean isLine(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  /** In quotes that no text can leave: it must not add a login module of its own. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
