package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.rules.count.Counting;
import io.bellbuoy.rules.count.Occurrence;
import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Rule;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raises alerts: what matched, redacted and within the size limit. This class is thread-safe.
 *
 * <p>Whatever the event holds, an alert comes out: a member of the wrong type is left out, a too
 * large event loses its bodies and at last itself, and where the event cannot be read at all the
 * alert goes without it.
 */
final class AlertBuilder {

  private static final JsonSerde<Alert> ALERTS = new JsonSerde<>(Alert.class);

  /** What a match carries beside its alert, and the alert of many beside that of one, at most. */
  private static final int COUNTED = 64 << 10;

  private static final List<String> BODIES = List.of("responseObject", "requestObject");
  private static final JsonValue NOTHING = new JsonObject(List.of());

  private final Redactor redactor;
  private final RecordLimit limit;
  private final EngineMetrics metrics;
  private final Clock clock;

  AlertBuilder(Redactor redactor, RecordLimit limit, EngineMetrics metrics, Clock clock) {
    this.redactor = redactor;
    this.limit = limit;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** One alert for each rule, in their order; the event is read once. */
  List<RaisedAlert> raise(AuditEvent event, List<CompiledRule> rules, int policyVersion) {
    Reading reading = read(event);
    return rules.stream().map(rule -> raise(event, rule, policyVersion, reading)).toList();
  }

  private RaisedAlert raise(
      AuditEvent event, CompiledRule rule, int policyVersion, Reading reading) {
    try {
      Alert alert = alert(event, rule, policyVersion, reading);
      return raised(event, rule, alert, fitting(alert, reading, room(rule)), reading);
    } catch (RuntimeException e) {
      metrics.unread(event, e);
      Alert alert = alert(event, rule, policyVersion, unread());
      return raised(event, rule, alert, ALERTS.write(alert), unread());
    }
  }

  private static RaisedAlert raised(
      AuditEvent event, CompiledRule rule, Alert alert, byte[] json, Reading reading) {
    Counting counting = rule.counting();
    if (counting == null) {
      return new RaisedAlert(alert.id(), alert.cluster(), alert.rule().id(), json, null);
    }
    Occurrence occurrence = counting.of(reading.json(), event.attributes(), reading.redaction());
    String message = Bounds.cut(alert.message(), Bounds.NAME);
    RaisedAlert.Counted counted = new RaisedAlert.Counted(occurrence, alert.auditID(), message);
    return new RaisedAlert(alert.id(), alert.cluster(), alert.rule().id(), json, counted);
  }

  private Reading read(AuditEvent event) {
    try {
      JsonValue json = JsonReader.read(event.json());
      return new Reading(json, redactor.of(json), true);
    } catch (RuntimeException e) {
      metrics.unread(event, e);
      return unread();
    }
  }

  private Reading unread() {
    return new Reading(NOTHING, redactor.of(NOTHING), false);
  }

  /** A match that is counted travels with what it counts for. */
  private int room(CompiledRule rule) {
    return limit.bytes() - (rule.counting() == null ? 0 : COUNTED);
  }

  /** The alert's JSON, with as much of the event as the limit lets in. */
  private byte[] fitting(Alert alert, Reading reading, int room) {
    byte[] json = ALERTS.write(alert);
    if (json.length <= room) {
      return json;
    }
    metrics.trimmed();
    JsonValue event = reading.json();
    for (String body : BODIES) {
      event = EventTrimmer.without(event, body);
      json = ALERTS.write(alert.withEvent(reading.text(event)));
      if (json.length <= room) {
        return json;
      }
    }
    return ALERTS.write(alert.withEvent(null));
  }

  private Alert alert(AuditEvent event, CompiledRule compiled, int policyVersion, Reading reading) {
    Rule rule = compiled.entry().rule();
    Attributes attributes = event.attributes();
    String cluster = requireNonNull(attributes.get(Attribute.CLUSTER));
    EventFields fields = new EventFields(reading.json(), reading.redaction());
    EventFields annotations = fields.in("annotations");
    return new Alert(
        Alert.id(cluster, event.eventId(), rule.id()),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        fields.text("stageTimestamp", Bounds.NAME),
        Alert.RuleReference.to(rule),
        policyVersion,
        message(compiled, attributes, reading),
        cluster,
        attribute(attributes, Attribute.PROVIDER),
        attribute(attributes, Attribute.ACCOUNT),
        attribute(attributes, Attribute.PROJECT),
        attribute(attributes, Attribute.SUBSCRIPTION),
        attribute(attributes, Attribute.RESOURCE_GROUP),
        attribute(attributes, Attribute.REGION),
        attribute(attributes, Attribute.SOURCE),
        event.auditID().isEmpty() ? null : Bounds.cut(event.auditID(), Bounds.NAME),
        fields.text("level", Bounds.NAME),
        fields.text("stage", Bounds.NAME),
        fields.text("verb", Bounds.NAME),
        user(fields.in("user")),
        fields.in("impersonatedUser").text("username", Bounds.NAME),
        object(fields.in("objectRef")),
        fields.text("requestURI", Bounds.URI),
        fields.texts("sourceIPs", Bounds.SOURCE_IPS),
        fields.text("userAgent", Bounds.NAME),
        fields.in("responseStatus").number("code"),
        annotations.text("authorization.k8s.io/decision", Bounds.NAME),
        annotations.text("authorization.k8s.io/reason", Bounds.NAME),
        evidence(compiled, attributes, reading),
        null,
        reading.whole() ? reading.text(reading.json()) : null);
  }

  private static String message(CompiledRule rule, Attributes attributes, Reading reading) {
    return reading.whole()
        ? Bounds.cut(rule.message(reading.json(), attributes, reading.redaction()), Bounds.MESSAGE)
        : rule.entry().rule().name();
  }

  private static List<Alert.Evidence> evidence(
      CompiledRule rule, Attributes attributes, Reading reading) {
    if (!reading.whole()) {
      return List.of();
    }
    return rule.evidence(reading.json(), attributes, reading.redaction()).stream()
        .limit(Bounds.EVIDENCE)
        .map(
            found ->
                new Alert.Evidence(
                    Bounds.cut(found.path(), Bounds.FINDING),
                    Bounds.cut(found.value(), Bounds.FINDING)))
        .toList();
  }

  private static @Nullable String attribute(Attributes attributes, Attribute attribute) {
    String value = attributes.get(attribute);
    return value == null ? null : Bounds.cut(value, Bounds.NAME);
  }

  private static Alert.@Nullable User user(EventFields user) {
    return user.present()
        ? new Alert.User(
            user.text("username", Bounds.NAME),
            user.text("uid", Bounds.NAME),
            user.texts("groups", Bounds.GROUPS))
        : null;
  }

  private static Alert.@Nullable ObjectReference object(EventFields object) {
    return object.present()
        ? new Alert.ObjectReference(
            object.text("resource", Bounds.NAME),
            object.text("subresource", Bounds.NAME),
            object.text("namespace", Bounds.NAME),
            object.text("name", Bounds.NAME),
            object.text("apiGroup", Bounds.NAME),
            object.text("apiVersion", Bounds.NAME))
        : null;
  }

  /**
   * The event's tree and what to hide of it.
   *
   * @param whole false: the event could not be read, the tree is empty
   */
  private record Reading(JsonValue json, Redaction redaction, boolean whole) {

    RawJson text(JsonValue event) {
      return new RawJson(redaction.write(event));
    }
  }
}
