package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import java.util.List;

/** A Detection Finding, class 2004, of the Open Cybersecurity Schema Framework. */
final class OcsfFormat implements AlertFormat {

  @Override
  public byte[] write(Alert alert) {
    OcsfRequest request = new OcsfRequest(AuditedRequest.of(alert), Origin.of(alert));
    long raisedAt = alert.raisedAt().toEpochMilli();
    Members finding =
        new Members()
            .put("activity_id", 1)
            .put("activity_name", "Create")
            .put("category_uid", 2)
            .put("category_name", "Findings")
            .put("class_uid", 2004)
            .put("class_name", "Detection Finding")
            .put("type_uid", 200401)
            .put("type_name", "Detection Finding: Create")
            .put("time", raisedAt)
            .put("severity_id", severity(alert.rule().severity()))
            .put("severity", caption(alert.rule().severity()))
            .put("status_id", 1)
            .put("status", "New")
            .put("is_alert", true)
            .put("message", alert.message())
            .put("metadata", request.metadata(alert.id()).put("labels", alert.rule().tags()))
            .put("finding_info", info(alert, request))
            .put("evidences", List.of(evidence(alert, request)))
            .put("resources", request.resources())
            .put("cloud", request.cloud())
            .put("unmapped", request.unmapped());
    if (alert.event() != null) {
      finding
          .put("raw_data", alert.event().text())
          .put("raw_data_size", alert.event().text().getBytes(UTF_8).length);
    }
    return finding.line();
  }

  private static Members info(Alert alert, OcsfRequest request) {
    Alert.RuleReference rule = alert.rule();
    long raisedAt = alert.raisedAt().toEpochMilli();
    return new Members()
        .put("uid", alert.id())
        .put("title", rule.name())
        .put("desc", alert.message())
        .put("created_time", raisedAt)
        .put("first_seen_time", request.request().happened(alert.raisedAt()).toEpochMilli())
        .put("types", rule.tags())
        .put(
            "analytic",
            new Members()
                .put("uid", rule.id())
                .put("name", rule.name())
                .put("type_id", 1)
                .put("type", "Rule")
                .put("version", Integer.toString(alert.policyVersion())))
        .put("attacks", rule.attack().stream().map(OcsfFormat::attack).toList());
  }

  /** T1610 is a technique, T1548.001 one below it, TA0004 a tactic. */
  private static Members attack(String id) {
    int dot = id.indexOf('.');
    if (id.startsWith("TA")) {
      return new Members().put("tactic", new Members().put("uid", id));
    }
    if (dot < 0) {
      return new Members().put("technique", new Members().put("uid", id));
    }
    return new Members()
        .put("technique", new Members().put("uid", id.substring(0, dot)))
        .put("sub_technique", new Members().put("uid", id));
  }

  private static Members evidence(Alert alert, OcsfRequest request) {
    List<Members> comparisons =
        alert.evidence().stream()
            .map(each -> new Members().put("path", each.path()).put("value", each.value()))
            .toList();
    return new Members()
        .put("actor", request.actor())
        .put("api", request.api())
        .put("src_endpoint", request.source())
        .put("http_request", request.httpRequest())
        .put("data", new Members().put("comparisons", comparisons));
  }

  private static int severity(Severity severity) {
    return switch (severity) {
      case LOW -> 2;
      case MEDIUM -> 3;
      case HIGH -> 4;
      case CRITICAL -> 5;
    };
  }

  private static String caption(Severity severity) {
    return switch (severity) {
      case LOW -> "Low";
      case MEDIUM -> "Medium";
      case HIGH -> "High";
      case CRITICAL -> "Critical";
    };
  }

  @Override
  public String mediaType() {
    return JsonLine.MEDIA_TYPE;
  }

  @Override
  public String beginning() {
    return "{\"activity_id\":";
  }
}
