package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Severity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Alerts and events for tests of formats. */
final class FormatFixture {

  static final Instant RAISED_AT = Instant.parse("2026-03-01T12:00:01.5Z");

  private FormatFixture() {}

  /** What names may look like when somebody wishes to be taken for another. */
  static Stream<String> hostileTexts() {
    return Stream.of(
        "alice|10|act=none",
        "alice suser=root",
        "alice=bob",
        "back\\slash\\",
        "\\=|\\\\|",
        "a\r\nCEF:0|Other|Other|1|x|x|10|",
        "line\nfeed\rreturn",
        "tab\tbetween\tfields",
        "care^t^usrName=root",
        "quote\"] bracket\" user=\"root",
        "\u001b[2J\u202eevil\u2028\u2029\u0000\u0085\u200b",
        "Ünïcødé 漢字 🦀",
        " spaces at the ends ",
        "{\"id\":\"x\"}",
        "long ".repeat(20_480));
  }

  /** An alert whose texts are all this one. */
  static Alert alert(String text) {
    return new Alert(
        "a".repeat(64),
        RAISED_AT,
        "2026-03-01T12:00:00.25Z",
        new Alert.RuleReference(
            "exec-in-pod",
            text,
            Severity.HIGH,
            List.of("T1609", "T1548.001", "TA0002"),
            List.of("pods")),
        7,
        text,
        "prod",
        "eks",
        "123456789012",
        null,
        null,
        null,
        "eu-west-1",
        "webhook",
        text,
        "RequestResponse",
        "ResponseComplete",
        text,
        new Alert.User(text, text, List.of("system:authenticated", text)),
        text,
        new Alert.ObjectReference("pods", "exec", text, text, "", "v1"),
        text,
        List.of("192.0.2.7", text, "2001:db8::1"),
        text,
        403,
        "forbid",
        text,
        List.of(new Alert.Evidence("user.username", text)),
        new RawJson("{\"verb\":\"create\",\"verb\":\"twice\"}"));
  }

  /** One of which next to nothing is known. */
  static Alert leastAlert() {
    return new Alert(
        "b".repeat(64),
        RAISED_AT,
        null,
        new Alert.RuleReference("any", "Any", Severity.LOW, List.of(), List.of()),
        1,
        "",
        "test",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  static AuditEvent event(String json) {
    Attributes attributes =
        Attributes.ofCluster("prod")
            .with(Attribute.PROVIDER, "gke")
            .with(Attribute.PROJECT, "shop")
            .with(Attribute.REGION, "europe-west1");
    return new AuditEvent("e".repeat(64), "audit-1", attributes, RAISED_AT, json.getBytes(UTF_8));
  }

  /** An event of that verb by that user. */
  static String eventJson(String verb, String user, int code) {
    return """
    {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"audit-1",
    "stage":"ResponseComplete","requestURI":"/api/v1/namespaces/shop/pods?limit=5","verb":"%s",
    "user":{"username":"%s","uid":"u-1","groups":["devs"]},"sourceIPs":["2001:db8::7","10.0.0.1"],
    "userAgent":"kubectl/1.31","objectRef":{"resource":"pods","namespace":"shop","name":"miner",
    "apiVersion":"v1"},"responseStatus":{"code":%d},"stageTimestamp":"2026-03-01T12:00:00.5Z",
    "annotations":{"authorization.k8s.io/decision":"allow"}}
    """
        .formatted(verb, user, code);
  }
}
