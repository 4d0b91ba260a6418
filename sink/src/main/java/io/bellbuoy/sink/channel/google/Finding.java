package io.bellbuoy.sink.channel.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.AlertText;
import io.bellbuoy.sink.channel.card.ConsoleLink;
import io.bellbuoy.sink.channel.card.Fact;
import io.bellbuoy.sink.channel.card.VisibleText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Alerts as findings of the Security Command Center. Immutable. */
record Finding(AlertText text, ConsoleLink link) {

  private static final int MOST_TEXT = 8_000;
  private static final int MOST_NAME = 200;
  private static final int MOST_VALUE = 1_000;

  ObjectNode of(Alert alert) {
    ObjectNode finding = JsonNodeFactory.instance.objectNode();
    finding.put("state", "ACTIVE");
    finding.put("findingClass", "THREAT");
    finding.put("category", VisibleText.cut(VisibleText.line(alert.rule().name()), MOST_NAME));
    finding.put("severity", alert.rule().severity().name().toUpperCase(Locale.ROOT));
    finding.put("eventTime", alert.raisedAt().toString());
    finding.put("resourceName", resource(alert));
    finding.put("description", VisibleText.cut(text.of(alert, VisibleText::line), MOST_TEXT));
    String url = link.to(alert);
    if (url != null) {
      finding.put("externalUri", url);
    }
    addAccess(finding, alert);
    ObjectNode properties = finding.putObject("sourceProperties");
    properties.put("alert", alert.id());
    Fact.of(alert).forEach(fact -> add(properties, fact));
    Fact.evidence(alert).forEach(fact -> add(properties, fact));
    return finding;
  }

  /** A name of ours: which of Google's resources the cluster is, if it is one, nobody has said. */
  private static String resource(Alert alert) {
    return "//bellbuoy/clusters/" + VisibleText.cut(VisibleText.line(alert.cluster()), MOST_NAME);
  }

  private static void addAccess(ObjectNode finding, Alert alert) {
    ObjectNode access = finding.putObject("access").put("serviceName", "k8s.io");
    put(access, "userName", alert.user() == null ? null : alert.user().username());
    put(access, "callerIp", alert.sourceIPs().isEmpty() ? null : alert.sourceIPs().get(0));
    put(access, "userAgent", alert.userAgent());
    put(access, "methodName", alert.verb());
  }

  private static void put(ObjectNode object, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      object.put(name, VisibleText.cut(VisibleText.line(value), MOST_VALUE));
    }
  }

  private static void add(ObjectNode properties, Fact fact) {
    properties.put(
        VisibleText.cut(fact.name(), MOST_NAME), VisibleText.cut(fact.value(), MOST_VALUE));
  }
}
