package io.bellbuoy.sink.format;

import io.bellbuoy.schemas.Alert;
import java.util.List;

/**
 * Elastic's Common Schema. What it has no field for lies below {@code bellbuoy}; the event is one
 * text, so that the members of other people's objects become no fields of the index.
 */
final class EcsFormat implements AlertFormat {

  @Override
  public byte[] write(Alert alert) {
    AuditedRequest asked = AuditedRequest.of(alert);
    EcsRequest request = new EcsRequest(asked, Origin.of(alert));
    Alert.RuleReference rule = alert.rule();
    Members document =
        new Members()
            .put("@timestamp", asked.happened(alert.raisedAt()).toString())
            .put("message", alert.message())
            .put("tags", rule.tags())
            .put(
                "event",
                new Members()
                    .put("kind", "alert")
                    .put("category", List.of("intrusion_detection"))
                    .put("type", request.types())
                    .put("action", asked.verb())
                    .put("outcome", request.outcome())
                    .put("reason", asked.reason())
                    .put("severity", severity(alert))
                    .put("id", alert.id())
                    .put("created", alert.raisedAt().toString())
                    .put("module", "bellbuoy")
                    .put("dataset", "bellbuoy.alerts")
                    .put("provider", "kubernetes-audit")
                    .put("original", alert.event() == null ? null : alert.event().text()))
            .put(
                "rule",
                new Members()
                    .put("id", rule.id())
                    .put("name", rule.name())
                    .put("ruleset", "bellbuoy")
                    .put("version", Integer.toString(alert.policyVersion())))
            .put("threat", threat(rule.attack()));
    return request
        .addTo(document)
        .put(
            "bellbuoy",
            request
                .more()
                .put("severity", rule.severity().text())
                .put(
                    "evidence",
                    alert.evidence().stream()
                        .map(e -> new Members().put("path", e.path()).put("value", e.value()))
                        .toList()))
        .line();
  }

  /** As Elastic's own rules have it. */
  private static int severity(Alert alert) {
    return switch (alert.rule().severity()) {
      case LOW -> 21;
      case MEDIUM -> 47;
      case HIGH -> 73;
      case CRITICAL -> 99;
    };
  }

  private static Members threat(List<String> attack) {
    List<String> techniques =
        attack.stream()
            .filter(id -> !id.startsWith("TA"))
            .map(id -> id.contains(".") ? id.substring(0, id.indexOf('.')) : id)
            .distinct()
            .toList();
    return new Members()
        .put("framework", attack.isEmpty() ? null : "MITRE ATT&CK")
        .put(
            "tactic",
            new Members().put("id", attack.stream().filter(id -> id.startsWith("TA")).toList()))
        .put(
            "technique",
            new Members()
                .put("id", techniques)
                .put(
                    "subtechnique",
                    new Members()
                        .put("id", attack.stream().filter(id -> id.contains(".")).toList())));
  }

  @Override
  public String mediaType() {
    return JsonLine.MEDIA_TYPE;
  }

  @Override
  public String beginning() {
    return "{\"@timestamp\":\"";
  }
}
