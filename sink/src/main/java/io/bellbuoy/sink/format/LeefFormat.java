package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * QRadar's Log Event Extended Format 2.0. It knows no escapes: what would end a field is written as
 * {@code \}{@code u} and four digits.
 */
final class LeefFormat implements AlertFormat {

  /** Not the tab that is usual: some syslog servers rewrite it. */
  private static final char DELIMITER = '^';

  private static final String TIME_FORMAT = "yyyy-MM-dd'T'HH:mm:ss.SSSX";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(TIME_FORMAT).withZone(ZoneOffset.UTC);

  @Override
  public byte[] write(Alert alert) {
    AuditedRequest request = AuditedRequest.of(alert);
    Alert.ObjectReference object = request.object();
    Alert.User user = request.user();
    Boolean succeeded = request.succeeded();
    List<String> addresses = request.addresses();
    Instant happened = request.happened(alert.raisedAt());
    StringBuilder line = new StringBuilder(1024);
    line.append("LEEF:2.0|").append(Product.NAME).append('|').append(Product.NAME);
    line.append('|').append(Product.VERSION).append('|');
    text(line, alert.rule().id().replace("|", Obeyed.named('|')));
    line.append('|').append(DELIMITER).append('|');
    line.append("devTime=").append(TIME.format(happened));
    add(line, "devTimeFormat", TIME_FORMAT);
    add(
        line,
        "sev",
        switch (alert.rule().severity()) {
          case LOW -> "3";
          case MEDIUM -> "5";
          case HIGH -> "8";
          case CRITICAL -> "10";
        });
    add(line, "cat", alert.rule().name());
    add(line, "usrName", request.username());
    add(line, "src", addresses.isEmpty() ? null : addresses.get(0));
    add(line, "role", user == null ? null : String.join(",", user.groups()));
    add(line, "url", request.requestURI());
    add(line, "policy", alert.rule().id());
    add(line, "resource", request.resource());
    add(line, "alertId", alert.id());
    add(line, "cluster", alert.cluster());
    add(line, "verb", request.verb());
    add(line, "namespace", object == null ? null : object.namespace());
    add(line, "name", object == null ? null : object.name());
    add(line, "impersonatedUser", request.impersonatedUser());
    add(line, "userAgent", request.userAgent());
    add(line, "outcome", succeeded == null ? null : succeeded ? "success" : "failure");
    add(line, "auditId", request.auditID());
    add(line, "attack", String.join(",", alert.rule().attack()));
    add(line, "msg", alert.message());
    return line.toString().getBytes(UTF_8);
  }

  private static void add(StringBuilder line, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      line.append(DELIMITER).append(key).append('=');
      text(line, value);
    }
  }

  private static void text(StringBuilder line, String text) {
    text.codePoints()
        .forEach(
            c -> {
              if (c == DELIMITER || Obeyed.is(c)) {
                line.append(Obeyed.named(c));
              } else {
                line.appendCodePoint(c);
              }
            });
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public String beginning() {
    return "LEEF:2.0|";
  }
}
