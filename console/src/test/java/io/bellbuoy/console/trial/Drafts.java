package io.bellbuoy.console.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.schemas.Sha256;
import java.time.Instant;
import java.util.List;

/** Rules and events to try. */
final class Drafts {

  private Drafts() {}

  static Rule rule(String expression, String message, Rule.ExceptionClause... exceptions) {
    return new Rule(
        "trial",
        "rule",
        Severity.LOW,
        "",
        message,
        expression,
        List.of(exceptions),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of());
  }

  /** An event of that user, with further members such as {@code "level": "Metadata"}. */
  static String json(String verb, String user, String namespace, String more) {
    return """
    {"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a","verb":"%s",\
    "user":{"username":"%s","groups":["g1","g2"]},"objectRef":{"resource":"pods",\
    "namespace":"%s","name":"p"},"stageTimestamp":"2026-01-01T00:00:00Z"%s}\
    """
        .formatted(verb, user, namespace, more.isEmpty() ? "" : "," + more);
  }

  static AuditEvent event(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return new AuditEvent(
        Sha256.hex(bytes),
        "a",
        Attributes.ofCluster("c1").with(Attribute.SOURCE, "webhook"),
        Instant.EPOCH,
        bytes);
  }
}
