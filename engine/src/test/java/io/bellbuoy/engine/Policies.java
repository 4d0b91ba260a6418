package io.bellbuoy.engine;

import io.bellbuoy.registry.PolicyImage;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Policies as tests need them. */
final class Policies {

  private Policies() {}

  static Rule rule(String id, String expression) {
    return ruleWithMessage(id, expression, "{user.username} did {verb} {objectRef.name}");
  }

  static Rule ruleWithMessage(String id, String expression, String message) {
    return new Rule(
        id,
        "The rule " + id,
        Severity.HIGH,
        "",
        message,
        expression,
        List.of(),
        List.of("T1610"),
        List.of("test"),
        List.of(),
        "",
        List.of(),
        List.of());
  }

  static PolicySnapshot.Entry alert(String id, String expression) {
    return entry(id, expression, Policy.Mode.ALERT);
  }

  static PolicySnapshot.Entry shadow(String id, String expression) {
    return entry(id, expression, Policy.Mode.SHADOW);
  }

  static PolicySnapshot.Entry ignore(String id, String expression) {
    return entry(id, expression, Policy.Mode.IGNORE);
  }

  static PolicySnapshot first(int version, PolicySnapshot.Entry... entries) {
    return snapshot(version, Policy.Match.FIRST, Map.of(), entries);
  }

  static PolicySnapshot all(int version, PolicySnapshot.Entry... entries) {
    return snapshot(version, Policy.Match.ALL, Map.of(), entries);
  }

  static PolicySnapshot withList(int version, String list, PolicySnapshot.Entry... entries) {
    return snapshot(version, Policy.Match.FIRST, Map.of(list, "0".repeat(64)), entries);
  }

  /** What the registry would hold after publishing it, with the contents of no list. */
  static PolicyImage image(PolicySnapshot snapshot) {
    return new PolicyImage(snapshot, new TreeMap<>(Map.of(snapshot.version(), snapshot)), Map.of());
  }

  static PolicySnapshot.Entry alert(Rule rule) {
    return new PolicySnapshot.Entry(rule, true, List.of(), Policy.Mode.ALERT);
  }

  private static PolicySnapshot.Entry entry(String id, String expression, Policy.Mode mode) {
    return new PolicySnapshot.Entry(rule(id, expression), true, List.of(), mode);
  }

  private static PolicySnapshot snapshot(
      int version, Policy.Match match, Map<String, String> lists, PolicySnapshot.Entry... entries) {
    return new PolicySnapshot(
        version,
        Instant.parse("2026-07-01T00:00:00Z").plusSeconds(version),
        "test",
        "",
        match,
        Stream.of(entries).toList(),
        lists);
  }
}
