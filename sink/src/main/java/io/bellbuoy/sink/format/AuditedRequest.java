package io.bellbuoy.sink.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a cluster, as an alert or an audit event tells it. Members that it does not
 * tell are null.
 *
 * @param time the event's {@code stageTimestamp} as it stands there
 */
record AuditedRequest(
    @Nullable String time,
    @Nullable String auditID,
    @Nullable String level,
    @Nullable String stage,
    @Nullable String verb,
    Alert.@Nullable User user,
    @Nullable String impersonatedUser,
    Alert.@Nullable ObjectReference object,
    @Nullable String requestURI,
    List<String> sourceIPs,
    @Nullable String userAgent,
    @Nullable Integer responseCode,
    @Nullable String decision,
    @Nullable String reason) {

  static AuditedRequest of(Alert alert) {
    return new AuditedRequest(
        alert.time(),
        alert.auditID(),
        alert.level(),
        alert.stage(),
        alert.verb(),
        alert.user(),
        alert.impersonatedUser(),
        alert.object(),
        alert.requestURI(),
        alert.sourceIPs(),
        alert.userAgent(),
        alert.responseCode(),
        alert.decision(),
        alert.reason());
  }

  static AuditedRequest of(JsonNode event) {
    JsonNode code = event.path("responseStatus").path("code");
    JsonNode annotations = event.path("annotations");
    return new AuditedRequest(
        text(event, "stageTimestamp"),
        text(event, "auditID"),
        text(event, "level"),
        text(event, "stage"),
        text(event, "verb"),
        user(event.path("user")),
        text(event.path("impersonatedUser"), "username"),
        object(event.path("objectRef")),
        text(event, "requestURI"),
        texts(event.path("sourceIPs")),
        text(event, "userAgent"),
        code.isInt() ? (Integer) code.intValue() : null,
        text(annotations, "authorization.k8s.io/decision"),
        text(annotations, "authorization.k8s.io/reason"));
  }

  private static Alert.@Nullable User user(JsonNode user) {
    return user.isObject()
        ? new Alert.User(text(user, "username"), text(user, "uid"), texts(user.path("groups")))
        : null;
  }

  private static Alert.@Nullable ObjectReference object(JsonNode object) {
    return object.isObject()
        ? new Alert.ObjectReference(
            text(object, "resource"),
            text(object, "subresource"),
            text(object, "namespace"),
            text(object, "name"),
            text(object, "apiGroup"),
            text(object, "apiVersion"))
        : null;
  }

  private static @Nullable String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isTextual() ? value.textValue() : null;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array) {
      if (element.isTextual()) {
        texts.add(element.textValue());
      }
    }
    return texts;
  }

  /** When it happened by the API server's clock; the other where it does not say. */
  Instant happened(Instant otherwise) {
    try {
      return time == null ? otherwise : Instant.parse(time);
    } catch (DateTimeParseException e) {
      return otherwise;
    }
  }

  @Nullable String username() {
    return user == null ? null : user.username();
  }

  /** The resource with its subresource, such as {@code pods/exec}; null: none is named. */
  @Nullable String resource() {
    if (object == null || object.resource() == null) {
      return null;
    }
    return object.subresource() == null || object.subresource().isEmpty()
        ? object.resource()
        : object.resource() + "/" + object.subresource();
  }

  /** Whether it was done; null: nobody says. */
  @Nullable Boolean succeeded() {
    return responseCode == null ? null : (Boolean) (responseCode < 400);
  }

  /** Those of its source addresses that are addresses; clients may write anything there. */
  List<String> addresses() {
    return sourceIPs.stream().filter(Ip::is).toList();
  }
}
