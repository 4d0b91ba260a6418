package io.bellbuoy.sink.format;

import io.bellbuoy.schemas.Alert;

/**
 * As Falco writes what its Kubernetes audit plugin finds, so that what reads Falco's JSON reads
 * this.
 */
final class FalcoFormat implements AlertFormat {

  @Override
  public byte[] write(Alert alert) {
    return new Members()
        .put("uuid", alert.id())
        .put("time", alert.raisedAt().toString())
        .put("rule", alert.rule().name())
        .put(
            "priority",
            switch (alert.rule().severity()) {
              case LOW -> "Notice";
              case MEDIUM -> "Warning";
              case HIGH -> "Error";
              case CRITICAL -> "Critical";
            })
        .put("source", "k8s_audit")
        .put("hostname", alert.cluster())
        .put("output", alert.message())
        .put("tags", alert.rule().tags())
        .put("output_fields", fields(alert))
        .line();
  }

  private static Members fields(Alert alert) {
    AuditedRequest request = AuditedRequest.of(alert);
    Alert.ObjectReference object = request.object();
    Members fields =
        new Members()
            .put("bellbuoy.cluster", alert.cluster())
            .put("bellbuoy.rule.id", alert.rule().id())
            .put("bellbuoy.attack", String.join(",", alert.rule().attack()))
            .put("ka.auditid", request.auditID())
            .put("ka.stage", request.stage())
            .put("ka.verb", request.verb())
            .put("ka.uri", request.requestURI())
            .put("ka.useragent", request.userAgent())
            .put("ka.user.name", request.username())
            .put("ka.impuser.name", request.impersonatedUser())
            .put("ka.sourceips", String.join(",", request.sourceIPs()))
            .put("ka.auth.decision", request.decision())
            .put("ka.auth.reason", request.reason())
            .put(
                "ka.response.code",
                request.responseCode() == null ? null : request.responseCode().toString());
    if (request.user() != null) {
      fields.put("ka.user.groups", String.join(",", request.user().groups()));
    }
    if (object != null) {
      fields
          .put("ka.target.resource", object.resource())
          .put("ka.target.subresource", object.subresource())
          .put("ka.target.namespace", object.namespace())
          .put("ka.target.name", object.name());
    }
    return fields;
  }

  @Override
  public String mediaType() {
    return JsonLine.MEDIA_TYPE;
  }

  @Override
  public String beginning() {
    return "{\"uuid\":\"";
  }
}
