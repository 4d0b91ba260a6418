package io.bellbuoy.sink.format;

import io.bellbuoy.schemas.Alert;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects that OCSF has for an audited request. */
record OcsfRequest(AuditedRequest request, Origin origin) {

  /** The version of the schema that is written. */
  static final String VERSION = "1.7.0";

  private static final String UNKNOWN = "unknown";

  /**
   * What every class needs.
   *
   * @param uid of the alert or event; the same cause has the same
   */
  Members metadata(String uid) {
    List<String> profiles = origin.cloud() == null ? List.of() : List.of("cloud");
    return new Members()
        .put("version", VERSION)
        .put(
            "product",
            new Members()
                .put("name", Product.NAME)
                .put("vendor_name", Product.NAME)
                .put("version", Product.VERSION))
        .put("profiles", profiles)
        .put("uid", uid)
        .put("original_event_uid", request.auditID())
        .put("original_time", request.time())
        .put("log_name", "kubernetes-audit")
        .put("log_level", request.level())
        .put("log_source", origin.cluster());
  }

  Members actor() {
    Alert.User user = request.user();
    String name = request.username();
    if (user == null || (name == null && user.uid() == null)) {
      // An actor without anything is none.
      return new Members().put("app_name", UNKNOWN);
    }
    boolean system = name != null && name.startsWith("system:");
    List<Members> groups =
        user.groups().stream().map(group -> new Members().put("name", group)).toList();
    return new Members()
        .put(
            "user",
            new Members()
                .put("name", name)
                .put("uid", user.uid())
                .put("type_id", system ? 3 : 1)
                .put("type", system ? "System" : "User")
                .put("groups", groups));
  }

  Members api() {
    Alert.ObjectReference object = request.object();
    Members api =
        new Members()
            .put("operation", request.verb() == null ? UNKNOWN : request.verb())
            .put("service", new Members().put("name", "kubernetes"))
            .put("version", object == null ? null : object.apiVersion())
            .put("response", new Members().put("code", request.responseCode()));
    if (object != null) {
      api.put("group", new Members().put("name", object.apiGroup()));
    }
    if (request.auditID() != null) {
      api.put("request", new Members().put("uid", request.auditID()));
    }
    return api;
  }

  Members source() {
    List<String> addresses = request.addresses();
    return addresses.isEmpty()
        ? new Members().put("name", UNKNOWN)
        : new Members()
            .put("ip", addresses.get(0))
            .put("intermediate_ips", addresses.subList(1, addresses.size()));
  }

  Members httpRequest() {
    String uri = request.requestURI();
    int query = uri == null ? -1 : uri.indexOf('?');
    return new Members()
        .put("user_agent", request.userAgent())
        .put(
            "url",
            new Members()
                .put("path", uri == null || query < 0 ? uri : uri.substring(0, query))
                .put("query_string", uri == null || query < 0 ? null : uri.substring(query + 1)));
  }

  List<Members> resources() {
    Alert.ObjectReference object = request.object();
    String type = request.resource();
    if (object == null) {
      return List.of();
    }
    String name = object.name() == null || object.name().isEmpty() ? type : object.name();
    if (name == null || name.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Members()
            .put("name", name)
            .put("type", type)
            .put("namespace", object.namespace())
            .put("version", object.apiVersion())
            .put("region", origin.region()));
  }

  /** Of the cloud profile; empty where it runs in none. */
  @Nullable Members cloud() {
    String provider = origin.cloud();
    if (provider == null) {
      return null;
    }
    return new Members()
        .put("provider", provider)
        .put("account", new Members().put("uid", origin.account()))
        .put("project_uid", origin.project())
        .put("region", origin.region());
  }

  /** What no object of the class has room for. */
  Members unmapped() {
    Members unmapped =
        new Members()
            .put("stage", request.stage())
            .put("impersonatedUser", request.impersonatedUser())
            .put("decision", request.decision())
            .put("reason", request.reason());
    List<String> odd = new ArrayList<>(request.sourceIPs());
    odd.removeAll(request.addresses());
    return unmapped.put("sourceIPs", odd);
  }
}
