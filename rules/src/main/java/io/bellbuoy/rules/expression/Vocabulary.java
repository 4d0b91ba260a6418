package io.bellbuoy.rules.expression;

import io.bellbuoy.schemas.Attribute;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that expressions are likely to hold. */
final class Vocabulary {

  /** Members of an audit.k8s.io/v1 Event, and those of the entries that cloud providers wrap. */
  static final List<String> EVENT_MEMBERS =
      List.of(
          "kind",
          "apiVersion",
          "metadata",
          "level",
          "auditID",
          "stage",
          "requestURI",
          "verb",
          "user",
          "impersonatedUser",
          "authenticationMetadata",
          "sourceIPs",
          "userAgent",
          "objectRef",
          "responseStatus",
          "requestObject",
          "responseObject",
          "requestReceivedTimestamp",
          "stageTimestamp",
          "annotations",
          "protoPayload",
          "resource",
          "labels",
          "insertId",
          "logName",
          "operation",
          "timestamp",
          "severity",
          "receiveTimestamp");

  static final List<String> FUNCTIONS =
      Arrays.stream(Function.values()).map(Function::text).toList();

  static final List<String> ATTRIBUTES =
      Arrays.stream(Attribute.values()).map(Attribute::text).toList();

  /** Members that hold one of few values. */
  static final Map<String, Set<String>> KNOWN_VALUES =
      Map.of(
          "stage", Set.of("RequestReceived", "ResponseStarted", "ResponseComplete", "Panic"),
          "level", Set.of("None", "Metadata", "Request", "RequestResponse"));

  /** Members that hold no capital letter. */
  static final Set<String> LOWER_CASE =
      Set.of("verb", "objectRef.resource", "objectRef.subresource", "objectRef.namespace");

  private static final Map<String, String> OTHER_RULE_TYPES =
      Map.of("proc", "process", "file", "file system", "net", "network", "req", "web request");

  private Vocabulary() {}

  /** The kind of rule that asks for such a name, where it is none of ours; null else. */
  static @Nullable String otherRuleType(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    return end == name.length() ? null : OTHER_RULE_TYPES.get(name.substring(0, end));
  }
}
