package io.bellbuoy.sink.channel.card;

import io.bellbuoy.schemas.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known of an alert.
 *
 * @param name one line
 * @param value one line, of any length
 */
public record Fact(String name, String value) {

  private static final int MOST_EVIDENCE = 10;

  /** What is known of who, what and where, the important first; without the evidence. */
  public static List<Fact> of(Alert alert) {
    List<Fact> facts = new ArrayList<>();
    Alert.User user = alert.user();
    add(facts, "Severity", alert.rule().severity().text());
    add(facts, "Rule", alert.rule().id());
    add(facts, "Cluster", alert.cluster());
    add(facts, "User", user == null ? null : user.username());
    add(facts, "Acted as", alert.impersonatedUser());
    add(facts, "Did", did(alert));
    add(facts, "Object", object(alert.object()));
    add(facts, "Namespace", alert.object() == null ? null : alert.object().namespace());
    add(facts, "From", String.join(", ", alert.sourceIPs()));
    add(facts, "With", alert.userAgent());
    add(facts, "When", alert.time());
    add(facts, "ATT&CK", String.join(", ", alert.rule().attack()));
    return facts;
  }

  /** What the rule found, as much of it as people read. */
  public static List<Fact> evidence(Alert alert) {
    List<Fact> facts = new ArrayList<>();
    alert.evidence().stream()
        .limit(MOST_EVIDENCE)
        .forEach(evidence -> add(facts, evidence.path(), evidence.value()));
    int more = alert.evidence().size() - MOST_EVIDENCE;
    if (more > 0) {
      add(facts, "…", more + " more");
    }
    return facts;
  }

  private static @Nullable String did(Alert alert) {
    String verb = alert.verb();
    return verb == null || alert.responseCode() == null
        ? verb
        : verb + ", answered " + alert.responseCode();
  }

  /** As {@code kubectl} names it: {@code pods/exec web-0}. */
  private static @Nullable String object(Alert.@Nullable ObjectReference object) {
    if (object == null) {
      return null;
    }
    String resource = joined("/", object.resource(), object.subresource());
    return joined(" ", resource, object.name());
  }

  private static String joined(String between, @Nullable String... parts) {
    return Stream.of(parts)
        .filter(Objects::nonNull)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(between));
  }

  private static void add(List<Fact> facts, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.add(new Fact(VisibleText.line(name), VisibleText.line(value)));
    }
  }
}
