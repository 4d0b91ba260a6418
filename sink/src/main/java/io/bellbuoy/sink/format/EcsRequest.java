package io.bellbuoy.sink.format;

import io.bellbuoy.schemas.Alert;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that ECS has for an audited request. */
record EcsRequest(AuditedRequest request, Origin origin) {

  /** The version of the schema that is written. */
  static final String VERSION = "9.4.0";

  /** Adds them; {@code event}, {@code rule} and {@code bellbuoy} are the caller's. */
  Members addTo(Members document) {
    List<String> addresses = request.addresses();
    List<String> users = new ArrayList<>();
    if (request.username() != null) {
      users.add(request.username());
    }
    if (request.impersonatedUser() != null) {
      users.add(request.impersonatedUser());
    }
    return document
        .put("ecs", new Members().put("version", VERSION))
        .put("user", user())
        .put(
            "source",
            new Members()
                .put("ip", addresses.isEmpty() ? null : addresses.get(0))
                .put("address", request.sourceIPs().isEmpty() ? null : request.sourceIPs().get(0)))
        .put("related", new Members().put("user", users).put("ip", addresses))
        .put("user_agent", new Members().put("original", request.userAgent()))
        .put("url", new Members().put("original", request.requestURI()))
        .put(
            "http",
            new Members().put("response", new Members().put("status_code", request.responseCode())))
        .put("orchestrator", orchestrator())
        .put("cloud", cloud())
        .put(
            "observer",
            new Members()
                .put("vendor", Product.NAME)
                .put("product", Product.NAME)
                .put("version", Product.VERSION));
  }

  /** success, failure or unknown. */
  String outcome() {
    Boolean succeeded = request.succeeded();
    return succeeded == null ? "unknown" : succeeded ? "success" : "failure";
  }

  /** The event's type by ECS's own words. */
  List<String> types() {
    String verb = request.verb() == null ? "" : request.verb();
    return switch (verb) {
      case "create" -> List.of("creation");
      case "get", "list", "watch" -> List.of("access");
      case "update", "patch" -> List.of("change");
      case "delete", "deletecollection" -> List.of("deletion");
      default -> List.of("info");
    };
  }

  /** What ECS has no field for. */
  Members more() {
    Alert.User user = request.user();
    return new Members()
        .put("audit_id", request.auditID())
        .put("level", request.level())
        .put("stage", request.stage())
        .put("groups", user == null ? null : user.groups())
        .put("source_ips", request.sourceIPs())
        .put("decision", request.decision())
        .put("provider", origin.provider());
  }

  private Members user() {
    Alert.User user = request.user();
    return new Members()
        .put("name", request.username())
        .put("id", user == null ? null : user.uid())
        .put("effective", new Members().put("name", request.impersonatedUser()));
  }

  private Members orchestrator() {
    Alert.ObjectReference object = request.object();
    Members orchestrator =
        new Members()
            .put("type", "kubernetes")
            .put("cluster", new Members().put("name", origin.cluster()));
    if (object != null) {
      orchestrator
          .put("namespace", object.namespace())
          .put("api_version", object.apiVersion())
          .put(
              "resource", new Members().put("type", request.resource()).put("name", object.name()));
    }
    return orchestrator;
  }

  private @Nullable Members cloud() {
    return origin.cloud() == null
        ? null
        : new Members()
            .put("provider", origin.cloud())
            .put("account", new Members().put("id", origin.account()))
            .put("project", new Members().put("id", origin.project()))
            .put("region", origin.region());
  }
}
