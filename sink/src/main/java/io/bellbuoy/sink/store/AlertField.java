package io.bellbuoy.sink.store;

import io.bellbuoy.schemas.Alert;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A member of an alert that queries select by. */
public enum AlertField {
  CLUSTER,
  RULE,
  SEVERITY,
  USER,
  NAMESPACE,
  RESOURCE,
  VERB,
  /** MITRE ATT&amp;CK techniques; the one field that has several values. */
  ATTACK,
  /** What people have made of it; the one field that a store changes, see {@link AlertState}. */
  STATE;

  /** As the query parameter is called. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The values that the alert has there when it is raised; empty: none. */
  public List<String> of(Alert alert) {
    Alert.User user = alert.user();
    Alert.ObjectReference object = alert.object();
    return switch (this) {
      case CLUSTER -> List.of(alert.cluster());
      case RULE -> List.of(alert.rule().id());
      case SEVERITY -> List.of(alert.rule().severity().text());
      case USER -> optional(user == null ? null : user.username());
      case NAMESPACE -> optional(object == null ? null : object.namespace());
      case RESOURCE -> optional(object == null ? null : object.resource());
      case VERB -> optional(alert.verb());
      case ATTACK -> alert.rule().attack();
      case STATE -> List.of(AlertState.OPEN.text());
    };
  }

  private static List<String> optional(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }
}
