package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import org.jspecify.annotations.Nullable;

/**
 * {@code key="value"} with spaces between, escaped as the parameters of RFC 5424's structured data
 * are.
 */
final class KeyValueFormat implements AlertFormat {

  @Override
  public byte[] write(Alert alert) {
    AuditedRequest request = AuditedRequest.of(alert);
    Alert.ObjectReference object = request.object();
    StringBuilder line = new StringBuilder(512);
    add(line, "id", alert.id());
    add(line, "raisedAt", alert.raisedAt().toString());
    add(line, "time", alert.time());
    add(line, "severity", alert.rule().severity().text());
    add(line, "rule", alert.rule().id());
    add(line, "ruleName", alert.rule().name());
    add(line, "attack", String.join(",", alert.rule().attack()));
    add(line, "cluster", alert.cluster());
    add(line, "user", request.username());
    add(line, "impersonatedUser", request.impersonatedUser());
    add(line, "verb", request.verb());
    add(line, "resource", request.resource());
    add(line, "namespace", object == null ? null : object.namespace());
    add(line, "name", object == null ? null : object.name());
    add(line, "sourceIPs", String.join(",", request.sourceIPs()));
    add(line, "userAgent", request.userAgent());
    add(line, "requestURI", request.requestURI());
    add(
        line,
        "responseCode",
        request.responseCode() == null ? null : request.responseCode().toString());
    add(line, "decision", request.decision());
    add(line, "auditID", request.auditID());
    add(line, "message", alert.message());
    return line.toString().getBytes(UTF_8);
  }

  private static void add(StringBuilder line, String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return;
    }
    if (!line.isEmpty()) {
      line.append(' ');
    }
    line.append(name).append("=\"");
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\' || c == ']') {
                line.append('\\').appendCodePoint(c);
              } else if (Obeyed.is(c)) {
                line.append("\\").append(Obeyed.named(c));
              } else {
                line.appendCodePoint(c);
              }
            });
    line.append('"');
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public String beginning() {
    return "id=\"";
  }
}
