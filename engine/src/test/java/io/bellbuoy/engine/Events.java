package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Sha256;
import java.time.Instant;

/** Audit events as tests need them. */
final class Events {

  private Events() {}

  /** Someone created a pod of that name. */
  static AuditEvent podCreated(String name) {
    return of(podJson(name, "{}"));
  }

  /** The same with that request object. */
  static String podJson(String name, String requestObject) {
    return """
        {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"RequestResponse","auditID":"id-%1$s",\
        "stage":"ResponseComplete","requestURI":"/api/v1/namespaces/dev/pods","verb":"create",\
        "user":{"username":"alice","uid":"42","groups":["dev","system:authenticated"]},\
        "impersonatedUser":{"username":"root"},"sourceIPs":["1.2.3.4","10.0.0.1"],\
        "userAgent":"kubectl/v1.30","objectRef":{"resource":"pods","namespace":"dev","name":"%1$s",\
        "apiVersion":"v1"},"responseStatus":{"code":201},"requestObject":%2$s,\
        "responseObject":{"kind":"Pod"},"stageTimestamp":"2026-07-01T11:59:59.000000Z",\
        "annotations":{"authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":"RBAC"}}"""
        .formatted(name, requestObject);
  }

  static AuditEvent of(String json) {
    return of(json.getBytes(UTF_8));
  }

  static AuditEvent of(byte[] json) {
    return new AuditEvent(
        Sha256.hex(json),
        "id-" + json.length,
        Attributes.ofCluster("prod-1")
            .with(Attribute.PROVIDER, "aws")
            .with(Attribute.REGION, "eu-west-1")
            .with(Attribute.SOURCE, "webhook"),
        Instant.parse("2026-07-01T11:59:58Z"),
        json);
  }
}
